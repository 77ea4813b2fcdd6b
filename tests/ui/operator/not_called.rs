//! An operator without its parentheses, at the end and within a chain; what follows is not reported as a consequence.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.words.map(|word| (word, 1u64));
    //                ^^^^^ an operator is a call, with parentheses
    //                      help: write `.map(..)`, or another operator
    words.reduce_by_key(|a, b| a + b).print();
    lines.filter(|line| !line.is_empty()).count;
    //                                    ^^^^^ an operator is a call, with parentheses
    //                                          help: write `.map(..)`, or another operator
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
