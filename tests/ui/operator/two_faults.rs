//! Two mistakes, two messages; what lies between them is no third one.

use streamc::prelude::*;

#[pipeline(batch = "1 parsec")]
    //             ^^^^^^^^^^ the batch interval `1 parsec` is not a duration
    //                        help: write a number and a unit: "500us", "100ms", "1s" or "2min"
fn job(lines: DStream<&str>) {
    let words = lines.flatMap(|line| line.split(' '));
    //                ^^^^^^^ no operator is called `flatMap`
    //                        help: write `flat_map`
    let counts = words.map(|word, n| (word, n)).reduce_by_key(|a, b| a + b);
    //                     ^^^^^^^^^ the closure of `map` takes 1 parameter, but this one has 2
    //                               help: write it as in `lines.map(|line| line.len())`
    counts.pirnt();
    //     ^^^^^ no operator is called `pirnt`
    //           help: write `print`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
