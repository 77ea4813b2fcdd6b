//! The same for state.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.update_state_by_key(|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.len() as u64)).print();
    //    ^^^^^^^^^^^^^^^^^^^ this operator needs a stream of `(key, value)` pairs, but its records are `&str`
    //                        help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from
    //                        `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
