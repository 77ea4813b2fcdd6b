//! A fault of the syntax is told as rustc tells it.

use streamc_runtime::prelude::*;

#[pipeline]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.len( ).print();
}
//^ mismatched closing delimiter: `}`

fn main() {}
