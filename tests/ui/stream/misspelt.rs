//! A chain that begins with the name of no stream, but nearly so.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(u64, u64)>, others: DStream<(u64, u64)>, part: Vec<u64>) {
    pair.join(others).print();
//  ^^^^ no stream is called `pair`
//       help: write `pairs`
    let joined = pair.join(others);
    //           ^^^^ no stream is called `pair`
    //                help: write `pairs`
    joined.print();
    pairs.print();
    // these are of the function itself
    let n = part.len();
    let parts = part.iter().map(|n| n + 1).collect::<Vec<_>>();
    others.filter(|(n, _)| parts.contains(n)).print_n(n);
}

fn main() {}
