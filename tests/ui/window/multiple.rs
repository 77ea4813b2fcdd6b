//! A window and its slide are whole numbers of batches of what is read.

use streamc::prelude::*;

#[pipeline(batch = "2s")]
fn multiples(lines: DStream<&str>) {
    let a = lines.window("7s");
    //                   ^^^^ the length of `window`, 7s, is not a multiple of the batch interval, 2s
    //                        help: write "6s" or "8s"
    a.print();
    lines.window("8s", "1s").print();
    //                 ^^^^ the slide of `window`, 1s, is not a multiple of the batch interval, 2s
    //                      help: write "2s"
    let slid = lines.window("8s", "4s");
    slid.window("10s").print();
    //          ^^^^^ the length of `window`, 10s, is not a multiple of the slide of `slid`, 4s
    //                help: write "8s" or "12s"
}

fn main() {}
