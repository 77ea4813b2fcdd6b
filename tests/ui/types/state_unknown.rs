//! A state whose type nobody says.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.update_state_by_key(|_, _| None).count().print();
    //                            ^ type annotations needed for `Option<_>`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
