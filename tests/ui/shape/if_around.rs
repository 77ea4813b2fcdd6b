//!  around operators.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let verbose = std::env::args().count() > 1;
    if verbose {
//  ^^ `if` cannot enclose operators
//     help: decide inside an operator, for example `.filter(move |record| flag && ..)`, or write two pipelines
//     and choose where the context runs them
        lines.print();
    }
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
