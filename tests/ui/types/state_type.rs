//! The state in and the state out are of one type.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, 1u64));
    pairs.update_state_by_key(|values, state: Option<u64>| state.map(|_| values.len())).print();
    //                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mismatched types
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
