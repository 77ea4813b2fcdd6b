//! What came in for each item, the best first: `revenue examples/shop/sales.txt`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::cmp::Reverse;
use streamc::prelude::*;
use streamc_example_shop::fragments;

#[pipeline(batch = "1s")]
fn revenue(lines: DStream<&str>) {
    let (sales, _) = fragments::sales(lines);
    let sums = sales.reduce_by_key(|a, b| a + b);
    sums.foreach_rdd(|rdd| {
        for (item, cents) in rdd.sort_by_key(|(_, cents)| Reverse(*cents)) {
            println!("{item} {}", fragments::amount(cents));
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("revenue SALES   (lines `item cents`)");
    let sales = args.operand("SALES")?;
    args.context()?.run(revenue(file_text(&sales)))
}
