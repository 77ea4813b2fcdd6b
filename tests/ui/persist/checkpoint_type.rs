//! What is no duration is told at the word.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn numbers(lines: DStream<&str>, n: u64) {
    lines.count().checkpoint(n).print();
    //                       ^ `u64` is not a duration
    //                         help: write a string such as "30s" or "500ms", or pass a `std::time::Duration`
}

fn main() {}
