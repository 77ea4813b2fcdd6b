//! A stream is bound where it is made.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words;
    words = lines.flat_map(|line| line.split(' '));
//  ^^^^^ a stream is bound where it is made, not assigned to `words` later
//        help: write `let words = lines..;` here, without the `let words;` before it
    words.print();
}

fn main() {}
