//! A crate that forbids `unsafe` and denies warnings; a pipeline in a module, with its own visibility.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, unused_qualifications, elided_lifetimes_in_paths, unreachable_pub)]

use streamc::prelude::*;

mod jobs {
    #![allow(dead_code)]
    use streamc::prelude::*;

    #[pipeline]
    pub(crate) fn one(lines: DStream<&str>, min: usize) {
        lines.filter(move |line| line.len() >= min).print();
    }

    #[pipeline]
    pub(super) fn two(lines: DStream<&str>, min: usize) {
        lines.filter(|line| line.len() >= min).count().print();
    }
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

#[allow(dead_code)]
fn more() -> Vec<Pipeline> {
    vec![jobs::one(socket_text_stream("127.0.0.1:9999"), 3), jobs::two(file_text("-"), 3)]
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
