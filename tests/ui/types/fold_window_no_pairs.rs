//! Windows by key need pairs, and values that can be kept.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.reduce_by_key_and_window(|a, _| a, "10s").print();
    lines.group_by_key_and_window("10s").count().print();
    //    ^^^^^^^^^^^^^^^^^^^^^^^ this operator needs a stream of `(key, value)` pairs, but its records are
    //                            `&str`
    //                            help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)`
    //                            from `map`
    lines.map(|line| line.len() as f64).count_by_value_and_window("10s").print();
    //    ^^^ this operator needs a stream of `(key, value)` pairs, but its records are `&str`
    //        help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from `map`
    //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ `f64` cannot be a key: it does not implement
    //                                    `Key`
    //                                    help: put `#[derive(Clone, Record, Key)]` on your own type, in place
    //                                    of `PartialEq`, `Eq` and `Hash`, which `Key` writes; else use an
    //                                    integer, a string or a tuple of these; a float can be a key as its
    //                                    `to_bits()`
    //                                    help: tuples of up to 12 are keys; of more than that make a struct
    //                                    with `#[derive(Clone, Record, Key)]`
    //                                    help: if it is an iterator or a list, write `flat_map` instead of
    //                                    `map`, so that each item is a record
    lines.map(|line| line.split(' ').collect::<Vec<_>>()).reduce_by_window(|a, _| a, "10s").count().print();
    //                                                    ^^^^^^^^^^^^^^^^ `&str` cannot be part of an owned
    //                                                      record
    //                                                      help: use `String` for `&str`, `Group` for a list
    //                                                      of borrowed values, or give your struct a lifetime
    //                                                      (`struct Ev<'a>`); put `#[derive(Clone, Record)]`
    //                                                      on your own types
    //                                                      help: tuples of up to 12 are records; of more than
    //                                                      that make a struct with `#[derive(Clone, Record)]`
    //                                                      help: if the record is a list, write `flat_map`
    //                                                      instead of `map`, so that each item is a record
}

fn main() {}
