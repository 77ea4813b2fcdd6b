//! A function that gives a stream is a fragment, and stands in a module.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn clean(lines: DStream<&str>) -> DStream<&str> {
    //                            ^^^^^^^^^^^^^ a pipeline has no return type: it gives a `Pipeline`
    //                                          help: a function that gives a stream is a fragment: put it
    //                                          beside the pipelines that call it, all in one module under
    //                                          `#[pipeline]`
    lines.filter(|line| !line.is_empty())
}

fn main() {
    let _ = clean(queue_stream([["a"]]));
}
