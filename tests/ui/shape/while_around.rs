//! `while` and `loop` around operators.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    while std::env::args().count() > 1 {
//  ^^^^^ `while` cannot enclose operators
//        help: write the operators one by one: the graph is fixed when the program is compiled
        lines.print();
    }
    loop {
//  ^^^^ `loop` cannot enclose operators
//       help: write the operators one by one: the graph is fixed when the program is compiled
        lines.count().print();
    }
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
