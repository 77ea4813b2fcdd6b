//! No pairs.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(numbers: DStream<u64>) {
    numbers.map_with_state(|key, n: Option<u64>, last: &mut State<u64>| (key, n, last.get())).print();
    //      ^^^^^^^^^^^^^^ this operator needs a stream of `(key, value)` pairs, but its records are `u64`
    //                     help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from
    //                     `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[1u64]])))
}
