//! One stream under two names.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let (a, b) = lines.map(|line| line.len());
    a.print();
    b.print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
