//! What is joined is a stream that is there, by its name alone.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(views: DStream<(u64, u64)>, orders: DStream<(u64, u64)>) {
    views.join(order).print();
    //         ^^^^^ no stream is called `order`
    //               help: write `orders`
    views.join(&order).print();
    //          ^^^^^ no stream is called `order`
    //                help: write `orders`
    views.join(&orders).print();
    //         ^^^^^^^ `join` takes the stream `orders` itself, without `&`
    //                 help: write `orders`; a stream can be used any number of times
    views.union(&mut orders).print();
    //          ^^^^^^^^^^^ `union` takes the stream `orders` itself, without `&`
    //                      help: write `orders`; a stream can be used any number of times
    views.cogroup(users).count().print();
    //            ^^^^^ no stream is called `users`
    //                  help: the streams here are `orders`, `views`
    views.left_outer_join(orders.clone()).print();
    //                           ^^^^^ no operator is called `clone`
    //                                 help: write `orders` itself, without `.clone()`; a stream can be used
    //                                 any number of times under its name
    views.join(users()).print();
    //         ^^^^^^^ `join` takes another stream here
    //                 help: write it as in `pairs.join(pairs.filter(|(_, n)| *n > 3))`
}

fn main() {}
