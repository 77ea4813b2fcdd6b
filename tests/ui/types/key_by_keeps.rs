//! The closure of `key_by` only looks at a record, so the key cannot be a part of it that it owns.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let owned = lines.map(|line| line.to_owned());
    owned.key_by(|line| line.as_str()).count().print();
    //                  ^^^^^^^^^^^^^ lifetime may not live long enough
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
