//! What is no duration.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn durations(lines: DStream<&str>) {
    lines.window("30").print();
    //           ^^^^ the length `30` of `window` has no unit
    //                help: write "30s"
    lines.window("0s").print();
    //           ^^^^ the length `0s` of `window` is zero
    //                help: write a number and a unit: "500ms", "30s" or "2min"
    lines.window(|x| x).print();
    //           ^^^^^ `window` takes a value for `length`, not a closure
    //                 help: write it as in `lines.window("30s", "10s")`
}

#[pipeline(batch = "1s")]
fn typed(lines: DStream<&str>) {
    lines.window(30).print();
    //           ^^ `{integer}` is not a duration
    //              help: write a string such as "30s" or "500ms", or pass a `std::time::Duration`
}

fn main() {}
