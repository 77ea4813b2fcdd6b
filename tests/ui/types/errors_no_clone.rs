//! Errors that cannot be cloned, as a stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let (files, bad) = lines.try_map(|line| std::fs::read_to_string(line));
    //                       ^^^^^^^ errors of type `std::io::Error` cannot be a stream: they are not `Clone`
    //                               help: return a string instead, for example by `.map_err(|error|
    //                               error.to_string())`, or an error of your own
    files.count().print();
    bad.map(|error| error.to_string()).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
