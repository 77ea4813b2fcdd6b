//! Folds of windows that are called the wrong way.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, pairs: DStream<(&str, u64)>) {
    lines.count_by_window().print();
    //    ^^^^^^^^^^^^^^^ `count_by_window` takes 1 to 2 arguments, but 0 are given
    //                    help: write it as in `lines.count_by_window("30s", "10s")`
    lines.reduce_by_window(|a| a, "10s").print();
    //                     ^^^ the closure of `reduce_by_window` takes 2 parameters, but this one has 1
    //                         help: write it as in `lines.map(|line| line.len()).reduce_by_window(|a, b|
    //                         a.max(b), "30s", "10s")`
    lines.count_by_value_and_window(|line| line).print();
    //                              ^^^^^^^^^^^ `count_by_value_and_window` takes a value for `length`, not a
    //                                          closure
    //                                          help: write it as in `lines.count_by_value_and_window("30s",
    //                                          "10s")`
    pairs.group_by_key_and_window("10").print();
    //                            ^^^^ the length `10` of `group_by_key_and_window` has no unit
    //                                 help: write "10s"
    pairs.reduce_by_key_and_window("10s", |a, b| a + b).print();
    //                             ^^^^^^^^^^^^^^^^^^^ the arguments of `reduce_by_key_and_window` are in the
    //                                                 wrong order: `f`, `inverse` if it is given, `length`,
    //                                                 `slide` if it is given, `keep` if it is given
    //                                                 help: write it as in `pairs.reduce_by_key_and_window(|a,
    //                                                 b| a + b, |all, part| all - part, "30s", "10s")`
    pairs.reduce_by_key_and_window(|a, b| a + b, "1500ms").print();
    //                                           ^^^^^^^^ the length of `reduce_by_key_and_window`, 1500ms, is
    //                                             not a multiple of the batch interval, 1s
    //                                             help: write "1s" or "2s"
}

fn main() {}
