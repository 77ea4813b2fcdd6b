//! A type that is written for a stream, and is not that of its records.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, more: DStream<&str>) {
    let words: DStream<u64> = lines.flat_map(|line| line.split(' '));
    //                 ^^^ the records of this stream are `&str`, not `u64`
    //                     help: write `DStream<&str>`, or leave the type out
    let counts: DStream<(String, u64)> = words.map(|word| (word, 1)).reduce_by_key(|a, b| a + b);
    //                  ^^^^^^^^^^^^^ the records of this stream are `(&str, {integer})`, not `(String, u64)`
    //                                help: write `DStream<(&str, {integer})>`, or leave the type out
    let all: DStream<String> = lines.union(more);
    //               ^^^^^^ the records of this stream are `&str`, not `String`
    //                      help: write `DStream<&str>`, or leave the type out
    counts.print();
    all.print();
}

#[pipeline(batch = "1s")]
fn other(lines: DStream<&str>) {
    let words: Vec<&str> = lines.flat_map(|line| line.split(' '));
    //         ^^^^^^^^^ this is a stream, not a value of type `Vec<&str>`
    //                   help: write `DStream<..>` with the type of its records, or no type
    words.print();
}

fn main() {}
