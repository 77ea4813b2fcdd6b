//! Operators on what makes a source, outside of a pipeline.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(sizes: DStream<usize>) {
    sizes.print();
}

fn main() {
    socket_text_stream("127.0.0.1:9999").flat_map(|line| line.split(' '));
    //                                   ^^^^^^^^ operators work only inside `#[pipeline]`
    //                                            help: move the call into a function under `#[pipeline]` that
    //                                            takes this as a parameter of type `DStream<..>`
    file_text("in.txt").filter(|line| !line.is_empty());
    //                  ^^^^^^ operators work only inside `#[pipeline]`
    //                         help: move the call into a function under `#[pipeline]` that takes this as a
    //                         parameter of type `DStream<..>`
    queue_stream([[("a", 1u64)]]).reduce_by_key(|a, b| a + b);
    //                            ^^^^^^^^^^^^^ operators work only inside `#[pipeline]`
    //                                          help: move the call into a function under `#[pipeline]` that
    //                                          takes this as a parameter of type `DStream<..>`
    iter_stream([1u64, 2]).map(|n| n * 2);
    //                     ^^^ operators work only inside `#[pipeline]`
    //                         help: move the call into a function under `#[pipeline]` that takes this as a
    //                         parameter of type `DStream<..>`
    text_file_stream("in").print();
    //                     ^^^^^ operators work only inside `#[pipeline]`
    //                           help: move the call into a function under `#[pipeline]` that takes this as a
    //                           parameter of type `DStream<..>`
    rate_stream(1000).window("10s");
    //                ^^^^^^ operators work only inside `#[pipeline]`
    //                       help: move the call into a function under `#[pipeline]` that takes this as a
    //                       parameter of type `DStream<..>`
    let _ = job(socket_text_stream("127.0.0.1:9999").map(|line| line.len()));
    //                                               ^^^ operators work only inside `#[pipeline]`
    //                                                 help: move the call into a function under `#[pipeline]`
    //                                                 that takes this as a parameter of type `DStream<..>`
}
