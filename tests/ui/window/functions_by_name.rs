//! A function that is given by its name where a length could stand.

use streamc::prelude::*;

fn add(a: u64, b: u64) -> u64 {
    a + b
}

fn sub(all: u64, part: u64) -> u64 {
    all - part
}

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>, length: std::time::Duration) {
    pairs.reduce_by_key_and_window(add, sub, "30s").print();
    //                                  ^^^ `fn(u64, u64) -> u64 {sub}` is not a duration
    //                                      help: a name here is that of a duration: write a function as a
    //                                      closure, `|a, b| f(a, b)`; a duration is a text such as "30s" or a
    //                                      `std::time::Duration`
    pairs.reduce_by_key_and_window(add, length, add).print();
    //                                          ^^^ `fn(u64, u64) -> u64 {add}` is not a duration
    //                                              help: a name here is that of a duration: write a function
    //                                              as a closure, `|a, b| f(a, b)`; a duration is a text such
    //                                              as "30s" or a `std::time::Duration`
    pairs.map(|(_, n)| n).reduce_by_window(add, sub, "30s").print();
    //                                          ^^^ `fn(u64, u64) -> u64 {sub}` is not a duration
    //                                              help: a name here is that of a duration: write a function
    //                                              as a closure, `|a, b| f(a, b)`; a duration is a text such
    //                                              as "30s" or a `std::time::Duration`
}

/// What the pipeline itself says to be a function is taken for one.
#[pipeline(batch = "1s")]
fn known(pairs: DStream<(&str, u64)>, length: std::time::Duration, typed: fn(u64, u64) -> u64) {
    let bound = |all, part| all - part;
    let big = |pair: &(&str, u64)| pair.1 > 1;
    pairs.reduce_by_key_and_window(add, bound, "30s").print();
    pairs.reduce_by_key_and_window(add, typed, length).print();
    pairs.reduce_by_key_and_window(add, length, big).print();
    pairs.reduce_by_key_and_window(add, length, length, big).print();
    pairs.map(|(_, n)| n).reduce_by_window(add, bound, "30s").print();
}

#[pipeline(batch = "1s")]
fn misplaced(pairs: DStream<(&str, u64)>, typed: impl Fn(u64) -> u64) {
    pairs.window(typed).print();
    //           ^^^^^ `window` takes a value for `length`, not a function
    //                 help: write it as in `lines.window("30s", "10s")`
}

fn main() {}
