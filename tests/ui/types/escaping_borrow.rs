//! A record that borrows from a local of the closure.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.to_uppercase().trim()).print();
    //               ^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot return value referencing temporary value
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
