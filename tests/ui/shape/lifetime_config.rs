//! Configuration that borrows for a lifetime of its own.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job<'a>(lines: DStream<&'a str>, name: &'a str) {
    //                                    ^^^^^^^ the configuration `name` is borrowed, but a pipeline outlives
    //                                            the call that makes it
    //                                            help: write `name: String`, or `name: &'static str` for a
    //                                            literal
    lines.filter(|line| *line == name).print();
}

fn main() {}
