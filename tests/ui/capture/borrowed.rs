//! What closures capture outlives the call that makes the pipeline.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn local(lines: DStream<&str>) {
    let text = String::from("a");
    let part = text.as_str();
    //         ^^^^ `text` does not live long enough
    lines.filter(|line| *line != part).print();
}

#[pipeline(batch = "1s")]
fn config(lines: DStream<&str>, text: String) {
    let part = text.trim();
    //         ^^^^ `text` does not live long enough
    lines.filter(|line| *line != part).print();
}

fn main() {}
