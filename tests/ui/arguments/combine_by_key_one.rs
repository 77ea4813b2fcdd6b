//! Two of three closures are missing.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(String, u64)>) {
    pairs.combine_by_key(|n| n).print();
    //    ^^^^^^^^^^^^^^ `combine_by_key` takes 3 arguments, but 1 is given
    //                   help: write it as in `pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k +
    //                   1), |a, b| (a.0 + b.0, a.1 + b.1))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(queue_stream([[("a".to_owned(), 1u64)]])))
}
