//!  around operators.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    for prefix in ["a", "b"] {
//  ^^^ `for` cannot enclose operators
//      help: write the operators one by one: the graph is fixed when the program is compiled
        let lines = lines.filter(move |line| line.starts_with(prefix));
        lines.print();
    }
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
