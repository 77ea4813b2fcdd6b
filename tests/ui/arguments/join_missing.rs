//! Joins without the other stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let pairs = lines.map(|line| (line, line.len()));
    pairs.join().print();
    //    ^^^^ `join` takes one argument, but 0 are given
    //         help: write it as in `pairs.join(pairs.filter(|(_, n)| *n > 3))`
    pairs.left_outer_join().print();
    //    ^^^^^^^^^^^^^^^ `left_outer_join` takes one argument, but 0 are given
    //                    help: write it as in `pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3))`
    pairs.right_outer_join(|n| n).print();
    //                     ^^^^^ `right_outer_join` takes another stream here
    //                           help: write it as in `pairs.filter(|(_, n)| *n > 3).right_outer_join(pairs)`
    pairs.full_outer_join(pairs, pairs).print();
    //    ^^^^^^^^^^^^^^^ `full_outer_join` takes one argument, but 2 are given
    //                    help: write it as in `pairs.full_outer_join(pairs.filter(|(_, n)| *n > 3))`
    pairs.cogroup(3).print();
    //            ^ `cogroup` takes another stream here
    //              help: write it as in `pairs.cogroup(pairs.filter(|(_, n)| *n > 3)).map(|(word, (all,
    //              large))| (word, all.len(), large.len()))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
