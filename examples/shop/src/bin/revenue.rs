//! What came in for each item: `revenue examples/shop/sales.txt`.
#![forbid(unsafe_code)]

use streamc_example_shop::jobs;
use streamc_runtime::prelude::*;

fn main() -> streamc_runtime::Result<()> {
    let mut args = Args::of_program("revenue SALES   (lines `item cents`)");
    let sales = args.operand("SALES")?;
    args.context()?.run(jobs::revenue(file_text(&sales)))
}
