//! Configuration is not borrowed: the pipeline outlives its maker.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, stop: &str) {
    //                             ^^^^ the configuration `stop` is borrowed, but a pipeline outlives the call
    //                                  that makes it
    //                                  help: write `stop: String`, or `stop: &'static str` for a literal
    lines.filter(|line| *line != stop).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), Default::default()))
}
