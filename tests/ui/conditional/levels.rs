//! Lint levels of statements hold for the closures in them.

use streamc::prelude::*;

#[deprecated = "count bytes"]
fn old(line: &str) -> usize {
    line.len()
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    #[deny(deprecated)]
    lines.map(|line| old(line)).print();
    //               ^^^ use of deprecated function `old`: count bytes
    lines.map(|line| old(line)).print();
    //               ^^^ warning: use of deprecated function `old`: count bytes
    #[allow(deprecated)]
    lines.map(|line| old(line)).print();
    #[expect(deprecated)]
    //       ^^^^^^^^^^ warning: this lint expectation is unfulfilled
    lines.map(|line| line.len()).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
