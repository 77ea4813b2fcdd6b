//! A configuration that is borrowed.

use std::collections::BTreeMap;
use streamc::prelude::*;

#[pipeline]
pub fn job(
    lines: DStream<&str>,
    known: &BTreeMap<String, Vec<u8>>,
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^ the configuration `known` is borrowed, but a pipeline outlives the call
    //                                that makes it
    //                                help: take it by value, `known: BTreeMap<String, Vec<u8>>`, or shared, in
    //                                an `Arc`
) {
    lines.filter(|line| known.contains_key(*line)).print();
}

fn main() {}
