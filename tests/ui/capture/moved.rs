//! A closure is called for every record, so it cannot give away what it captured.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn config(lines: DStream<&str>, prefix: String) {
    lines.filter(|line| !prefix.is_empty()).map(|line| prefix + line).print();
    //                                          ^ expected a closure that implements the `Fn` trait, but this
    //                                            closure only implements `FnOnce`
}

#[pipeline(batch = "1s")]
fn local(lines: DStream<&str>, names: Vec<String>) {
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    lines.map(|line| names.into_iter().filter(|name| name == line).count()).print();
    //        ^ expected a closure that implements the `Fn` trait, but this closure only implements `FnOnce`
}

#[pipeline(batch = "1s")]
fn keyed(lines: DStream<&str>, prefix: String) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.reduce_by_key(|a, b| { drop(prefix); a + b }).print();
    //                  ^ expected a closure that implements the `Fn` trait, but this closure only implements
    //                    `FnOnce`
}

#[pipeline(batch = "1s")]
fn driver(lines: DStream<&str>, prefix: String) {
    lines.foreach_rdd(|rdd| println!("{}", prefix + &rdd.count().to_string()));
    //                ^ expected a closure that implements the `Fn` trait, but this closure only implements
    //                  `FnOnce`
}

#[pipeline(batch = "1s")]
fn twice(lines: DStream<&str>, prefix: String) {
    lines.map(|line| prefix + line).print();
    //        ^ expected a closure that implements the `Fn` trait, but this closure only implements `FnOnce`
    lines.map(|line| (line, prefix)).print();
}

fn main() {}
