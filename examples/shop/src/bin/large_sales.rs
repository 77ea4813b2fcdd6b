//! Large sales, and lines that are none: `large_sales examples/shop/sales.txt --at-least 1000`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;
use streamc_example_shop::fragments;

#[pipeline(batch = "1s")]
fn large(lines: DStream<&str>, at_least: u64) {
    let (sales, bad) = fragments::sales(lines);
    let large = sales.filter(|(_, cents)| *cents >= at_least);
    large.foreach_rdd(|rdd| {
        rdd.iter().for_each(|(item, cents)| println!("{item} for {}", fragments::amount(*cents)));
    });
    bad.foreach_rdd(|rdd| rdd.iter().for_each(|line| println!("not a sale: {line}")));
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("large_sales SALES [--at-least CENTS]   (lines `item cents`)");
    let at_least = args.number("--at-least")?.unwrap_or(500);
    let sales = args.operand("SALES")?;
    args.context()?.run(large(file_text(&sales), at_least))
}
