//! Arguments in another order than they are wanted.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>, numbers: DStream<u64>) {
    pairs.reduce_by_key_and_window("10s", |a, b| a + b).print();
    //                             ^^^^^^^^^^^^^^^^^^^ the arguments of `reduce_by_key_and_window` are in the
    //                                                 wrong order: `f`, `inverse` if it is given, `length`,
    //                                                 `slide` if it is given, `keep` if it is given
    //                                                 help: write it as in `pairs.reduce_by_key_and_window(|a,
    //                                                 b| a + b, |all, part| all - part, "30s", "10s")`
    pairs.reduce_by_key_and_window("30s", "10s", |a, b| a + b).print();
    //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ the arguments of `reduce_by_key_and_window` are
    //                               in the wrong order: `f`, `inverse` if it is given, `length`, `slide` if it
    //                               is given, `keep` if it is given
    //                               help: write it as in `pairs.reduce_by_key_and_window(|a, b| a + b, |all,
    //                               part| all - part, "30s", "10s")`
    numbers.reduce_by_window("30s", |a, b| a + b).print();
    //                       ^^^^^^^^^^^^^^^^^^^ the arguments of `reduce_by_window` are in the wrong order:
    //                                           `f`, `inverse` if it is given, `length`, `slide` if it is
    //                                           given
    //                                           help: write it as in `lines.map(|line|
    //                                           line.len()).reduce_by_window(|a, b| a.max(b), "30s", "10s")`
    numbers.transform_with(|a, b| a.intersection(b), numbers).print();
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the arguments of `transform_with` are in the wrong
    //                       order: `other`, `f`
    //                       help: write it as in `lines.transform_with(lines.filter(|line| line.len() > 3),
    //                       |all, long| all.subtract(long))`
}

fn main() {}
