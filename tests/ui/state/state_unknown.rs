//! A state whose type nobody says.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|key, _, state| (key, state.exists())).print();
    //                            ^^^^^ type annotations needed for `&mut streamc::prelude::State<_>`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a", 1u64)]])))
}
