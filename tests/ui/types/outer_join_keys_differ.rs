//! Borrowed and owned text are different keys.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let by_line = lines.map(|line| (line, 1u64));
    let by_word = lines.map(|line| (line.to_lowercase(), line.len()));
    by_line.full_outer_join(by_word).print();
    //      ^^^^^^^^^^^^^^^ the keys of the two streams have different types: `&str` and `String`
    //                      help: change the key of one of them, for example by `.map(|(key, value)|
    //                      (key.to_owned(), value))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
