//! Names from other libraries: what to write instead, on the stream at hand.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(sizes: DStream<u64>, orders: DStream<(&str, u64)>) {
    sizes.max().print();
    //    ^^^ no operator is called `max`
    //        help: write `sizes.reduce(|a, b| a.max(b))`
    sizes.map(|n| n * 2).sum().print();
    //                   ^^^ no operator is called `sum`
    //                       help: write `.reduce(|a, b| a + b)`
    orders.sortByKey().print();
    //     ^^^^^^^^^ no operator is called `sortByKey`
    //               help: write `orders.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)))`; the closure sees the
    //               whole batch; `rdd.sort_by_key(|record| ..)` sorts by a part of the record
    orders.countByKey().print();
    //     ^^^^^^^^^^ no operator is called `countByKey`
    //                help: write `orders.map(|(key, _)| key).count_by_value()`
    orders.clone().print();
    //     ^^^^^ no operator is called `clone`
    //           help: write `orders` itself, without `.clone()`; a stream can be used any number of times
    //           under its name
    orders.filter(|(_, n)| *n > 1).iter().print();
    //                             ^^^^ no operator is called `iter`
    //                                  help: leave out `.iter()`; operators are called on the stream itself
    orders.leftJoin(orders).print();
    //     ^^^^^^^^ no operator is called `leftJoin`
    //              help: write `left_outer_join`, as in `orders.left_outer_join(orders.filter(|(_, n)| *n >
    //              3))`
    sizes.peek(|n| eprintln!("{n}")).print();
    //    ^^^^ no operator is called `peek`
    //         help: write `inspect`, as in `sizes.inspect(|line| eprintln!("{line}"))`
    sizes.checked_add(1).print();
    //    ^^^^^^^^^^^ no operator is called `checked_add`
    //                help: `streamc ops` lists the operators; plain Rust belongs in a closure, as in
    //                `sizes.map(|record| record.checked_add(..))`
}

fn main() {}
