//! What rustc says about a closure stands at its characters, also behind a condition.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    #[cfg(all())]
    lines.map(|line| line.length()).print();
    //                    ^^^^^^ no method named `length` found for reference `&str` in the current scope
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
