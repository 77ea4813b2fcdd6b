//! Operators stand in a pipeline: a source outside of one has none to be called.

use streamc::prelude::*;

fn lengths(lines: DStream<&'static str>) -> usize {
    let words = lines.flat_map(|line| line.split(' '));
    //                ^^^^^^^^ operators work only inside `#[pipeline]`
    //                         help: move the call into a function under `#[pipeline]` that takes this as a
    //                         parameter of type `DStream<..>`
    0
}

fn sums(pairs: DStream<(u64, u64)>) {
    pairs.reduce_by_key(|a, b| a + b);
    //    ^^^^^^^^^^^^^ operators work only inside `#[pipeline]`
    //                  help: move the call into a function under `#[pipeline]` that takes this as a parameter
    //                  of type `DStream<..>`
}

fn main() {
    let _ = lengths(socket_text_stream("127.0.0.1:9999").into());
    sums(queue_stream([[(1u64, 2u64)]]).into());
}
