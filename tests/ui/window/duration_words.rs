//! Durations in other words than ours.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.window("10 sec", "5 seconds").count().print();
    //           ^^^^^^^^ the length `10 sec` of `window` is not a duration
    //                    help: write "10s"
    //                     ^^^^^^^^^^^ the slide `5 seconds` of `window` is not a duration
    //                                 help: write "5s"
    lines.window("1 minute").count().print();
    //           ^^^^^^^^^^ the length `1 minute` of `window` is not a duration
    //                      help: write "1min"
    lines.window("2d").count().print();
    //           ^^^^ the length `2d` of `window` is not a duration
    //                help: write "48h"
    lines.window("10").count().print();
    //           ^^^^ the length `10` of `window` has no unit
    //                help: write "10s"
    lines.window("ten seconds").count().print();
    //           ^^^^^^^^^^^^^ the length `ten seconds` of `window` is not a duration
    //                         help: write a number and a unit: "500ms", "30s" or "2min"
}

fn main() {}
