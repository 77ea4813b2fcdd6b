//! Words are parts of text: behind a source, where the operator sees whole blocks, and elsewhere.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.len()).words().print();
    //                           ^^^^^ this operator works on text, but the records are `usize`
}

#[pipeline(batch = "1s")]
fn owned(lines: DStream<String>) {
    lines.words().count().print();
    //    ^^^^^ this operator works on text, but the records are `String`
}

fn main() {
    let _ = (job, owned);
}
