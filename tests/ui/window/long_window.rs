//! A window far longer than its slide that is folded anew each time: there is an operator that follows the window.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.window("10min").flat_map(|line| line.split(' '));
    //                ^^^^^^ warning: use of deprecated method `job::_::DStream::window`: `window` returns the
    //                       records of 600s every 1s, and `reduce_by_key` folds all of them each time
    //                       help: use `reduce_by_key_and_window` in place of both: it looks at each record
    //                       once
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    lines.window("600s", "2s").count().print();
    //    ^^^^^^ warning: use of deprecated method `job::_::DStream::window`: `window` returns the records of
    //           600s every 2s, and `count` folds all of them each time
    //           help: use `count_by_window` in place of both: it looks at each record once
    // these say nothing: not so long, and not folded
    lines.window("600s", "6s").count().print();
    lines.window("600s").filter(|line| line.len() > 80).print();
    lines.count_by_window("600s").print();
}

fn main() {}
