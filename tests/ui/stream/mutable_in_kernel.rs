//! A closure of a kernel changes nothing outside of it.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let mut n = 0;
    //  ^^^ `n` cannot be `mut`: the closure of `map` sees it, and cannot change it
    //      help: write `let n = n;` when it is ready; what changes with the records is the work of an
    //      operator, such as `map_with_state`
    let mut stops = Vec::new();
    stops.push("the");
    let stops = stops;
    lines.filter(|line| !stops.contains(line)).map(|line| { n += 1; line }).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
