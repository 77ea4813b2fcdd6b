//! Driver state in a statement that is evaluated once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, mut seen: Vec<String>) {
    seen.push("begin".to_owned());
//  ^^^^ the driver state `seen` is not seen by a statement that is evaluated once, at the start
//       help: use it in a closure of `foreach_rdd`, or take it as configuration: `seen: ..` without `mut`
    lines.foreach_rdd(|rdd| seen.push(format!("{} lines", rdd.count())));
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Vec::new()))
}
