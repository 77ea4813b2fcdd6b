//! Streams that are brought together have the same batches.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn slides(lines: DStream<&str>) {
    let recent = lines.window("4s", "2s");
    recent.union(lines).print();
    //     ^^^^^ `union` brings together streams that have a batch every 2s and every 1s
    //           help: give the windows of both the same slide, for example by `.window(length, slide)`
    recent.union(lines.window("6s", "2s")).print();
}

fn main() {}
