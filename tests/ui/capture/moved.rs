//! A closure is called for every record, so it cannot give away what it captured.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn config(lines: DStream<&str>, prefix: String) {
    lines.filter(|line| !prefix.is_empty()).map(|line| prefix + line).print();
    //                                                 ^^^^^^ closures are called again and again, so they
    //                                                   cannot give away what they captured
    //                                                   help: lend it, as in `&name`, or give a copy away:
    //                                                   `name.clone()`; `format!` puts texts together without
    //                                                   taking them
}

#[pipeline(batch = "1s")]
fn local(lines: DStream<&str>, names: Vec<String>) {
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    lines.map(|line| names.into_iter().filter(|name| name == line).count()).print();
    //               ^^^^^ closures are called again and again, so they cannot give away what they captured
    //                     help: lend it, as in `&name`, or give a copy away: `name.clone()`; `format!` puts
    //                     texts together without taking them
}

#[pipeline(batch = "1s")]
fn keyed(lines: DStream<&str>, prefix: String) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.reduce_by_key(|a, b| { drop(prefix); a + b }).print();
    //                                ^^^^^^ closures are called again and again, so they cannot give away what
    //                                       they captured
    //                                       help: lend it, as in `&name`, or give a copy away: `name.clone()`;
    //                                       `format!` puts texts together without taking them
}

#[pipeline(batch = "1s")]
fn driver(lines: DStream<&str>, prefix: String) {
    lines.foreach_rdd(|rdd| println!("{}", prefix + &rdd.count().to_string()));
    //                                     ^^^^^^ closures are called again and again, so they cannot give away
    //                                            what they captured
    //                                            help: lend it, as in `&name`, or give a copy away:
    //                                            `name.clone()`; `format!` puts texts together without taking
    //                                            them
}

#[pipeline(batch = "1s")]
fn twice(lines: DStream<&str>, prefix: String) {
    lines.map(|line| prefix + line).print();
    //               ^^^^^^ closures are called again and again, so they cannot give away what they captured
    //                      help: lend it, as in `&name`, or give a copy away: `name.clone()`; `format!` puts
    //                      texts together without taking them
    lines.map(|line| (line, prefix)).print();
}

#[pipeline(batch = "1s")]
fn shown(lines: DStream<&str>, least: usize, prefix: String, names: Vec<String>) {
    lines.filter(|line| names.len() > least).map(|line| format!("{least}{line}") + &prefix).print();
    lines.map(|line| Some(line).map_or(prefix, |line| line.to_owned())).print();
    //                                 ^^^^^^ closures are called again and again, so they cannot give away
    //                                        what they captured
    //                                        help: lend it, as in `&name`, or give a copy away:
    //                                        `name.clone()`; `format!` puts texts together without taking them
}

fn main() {}
