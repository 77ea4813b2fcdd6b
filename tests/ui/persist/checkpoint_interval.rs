//! A stream is written down in some of its own batches.

use std::time::Duration;
use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn intervals(lines: DStream<&str>, often: Duration) {
    lines.count().checkpoint("1500ms").print();
    //                       ^^^^^^^^ the interval of `checkpoint`, 1500ms, is not a multiple of the batch
    //                                interval, 1s
    //                                help: write "1s" or "2s"
    lines.count().checkpoint("500ms").print();
    //                       ^^^^^^^ the interval of `checkpoint`, 500ms, is not a multiple of the batch
    //                               interval, 1s
    //                               help: write "1s"
    lines.count().checkpoint("often").print();
    //                       ^^^^^^^ the interval `often` of `checkpoint` is not a duration
    //                               help: write a number and a unit: "500ms", "30s" or "2min"
    lines.window("8s", "4s").checkpoint("6s").print();
    //                                  ^^^^ the interval of `checkpoint`, 6s, is not a multiple of the slide
    //                                       of `lines.window`, 4s
    //                                       help: write "4s" or "8s"
    // these are right
    lines.window("8s", "4s").checkpoint("8s").print();
    lines.count().checkpoint(often).print();
    let counts = lines.count().checkpoint(often * 2);
    counts.print();
}

fn main() {}
