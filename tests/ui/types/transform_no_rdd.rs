//! The closure of `transform` gives something else than an `Rdd`.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.transform(|rdd| rdd.count()).print();
    //                    ^^^^^^^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
