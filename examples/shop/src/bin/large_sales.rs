//! Large sales: `large_sales examples/shop/sales.txt --at-least 1000`.
#![forbid(unsafe_code)]

use streamc_example_shop::jobs;
use streamc_runtime::prelude::*;

fn main() -> streamc_runtime::Result<()> {
    let mut args = Args::of_program("large_sales SALES [--at-least CENTS]   (lines `item cents`)");
    let at_least = args.number("--at-least")?.unwrap_or(500);
    let sales = args.operand("SALES")?;
    args.context()?.run(jobs::large(file_text(&sales), at_least))
}
