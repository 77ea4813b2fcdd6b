//! Another stream for each arm of a `match`.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let chosen = match std::env::args().count() {
    //           ^^^^^ `match` cannot enclose operators
    //                 help: decide inside an operator, for example `.filter(move |record| flag && ..)`, or
    //                 write two pipelines and choose where the context runs them
        1 => lines.map(|line| line.len()),
        n => lines.map(move |line| line.len() * n),
    };
    chosen.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
