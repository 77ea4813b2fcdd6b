//! A closure with too many parameters.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.map(|word, n| (word, n + 1)).print();
    //        ^^^^^^^^^ the closure of `map` takes 1 parameter, but this one has 2
    //                  help: write it as in `lines.map(|line| line.len())`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
