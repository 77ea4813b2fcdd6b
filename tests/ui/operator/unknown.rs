//! A name that is nearly that of an operator.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flatmap(|line| line.split(' '));
    //                ^^^^^^^ no operator is called `flatmap`
    //                        help: write `flat_map`
    words.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
