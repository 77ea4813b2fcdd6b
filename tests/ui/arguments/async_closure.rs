//! Closures that give a future: nothing would await it.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(async |line| line.len()).print();
    //        ^^^^^ the closure of `map` cannot be `async`: nothing would await it
    //              help: remove `async`: kernels run on threads of their own; wait inside, as
    //              `runtime.block_on(..)` does, or ask for many records at once in a closure that sees a
    //              partition
    lines.map(|line| async move { line.len() }).print();
    //               ^^^^^ the closure of `map` cannot be `async`: nothing would await it
    //                     help: remove `async`: kernels run on threads of their own; wait inside, as
    //                     `runtime.block_on(..)` does, or ask for many records at once in a closure that sees
    //                     a partition
    lines.filter(|line| async { line.is_empty() }).print();
    //                  ^^^^^ the closure of `filter` cannot be `async`: nothing would await it
    //                        help: remove `async`: kernels run on threads of their own; wait inside, as
    //                        `runtime.block_on(..)` does, or ask for many records at once in a closure that
    //                        sees a partition
    lines.foreach_rdd(async move |rdd| println!("{}", rdd.count()));
    //                ^^^^^ the closure of `foreach_rdd` cannot be `async`: nothing would await it
    //                      help: remove `async`: kernels run on threads of their own; wait inside, as
    //                      `runtime.block_on(..)` does, or ask for many records at once in a closure that sees
    //                      a partition
}

fn main() {}
