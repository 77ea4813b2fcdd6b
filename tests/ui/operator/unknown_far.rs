//! A name that is like none.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.to_uppercase().print();
    //    ^^^^^^^^^^^^ no operator is called `to_uppercase`
    //                 help: `streamc ops` lists the operators; plain Rust belongs in a closure, as in
    //                 `lines.map(|record| record.to_uppercase())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
