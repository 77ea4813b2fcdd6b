//! Driver state that borrows: records do not live as long.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn option(lines: DStream<&str>, mut last: Option<&'static str>) {
    //                                           ^ the driver state `last` borrows, but it outlives the records
    //                                             of a batch
    //                                             help: write `mut last: Option<String>`, and keep copies, as
    //                                             `text.to_owned()` makes them
    lines.foreach_rdd(|rdd| last = rdd.first());
}

#[pipeline(batch = "1s")]
fn list(lines: DStream<&str>, mut seen: Vec<&str>) {
    //                                      ^ the driver state `seen` borrows, but it outlives the records of a
    //                                        batch
    //                                        help: write `mut seen: Vec<String>`, and keep copies, as
    //                                        `text.to_owned()` makes them
    lines.foreach_rdd(|rdd| seen.extend(rdd.collect()));
}

#[pipeline(batch = "1s")]
fn set(lines: DStream<&str>, mut seen: std::collections::HashMap<&'static [u8], (u64, &str)>) {
    //                                                           ^ the driver state `seen` borrows, but it
    //                                                             outlives the records of a batch
    //                                                             help: write `mut seen:
    //                                                             std::collections::HashMap<Vec<u8>, (u64,
    //                                                             String)>`, and keep copies, as
    //                                                             `text.to_owned()` makes them
    lines.foreach_rdd(|rdd| println!("{} {}", rdd.count(), seen.len()));
}

fn main() {}
