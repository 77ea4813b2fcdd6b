//! `sorted` stands behind outputs that write records.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.sorted().print();
    //    ^^^^^^ `sorted` is an option of `print`, `print_n`, `save_as_object_files`, `save_as_text_files` and
    //           `write_to`
    //           help: write it directly after one: `stream.print().sorted()`
    lines.map(|line| line.len()).sorted().print();
    //                           ^^^^^^ `map` has no option `sorted`; `print`, `print_n`,
    //                                  `save_as_object_files`, `save_as_text_files` and `write_to` have
    //                                  help: write it directly after one: `stream.print().sorted()`
    lines.foreach_rdd(|rdd| println!("{}", rdd.count())).sorted();
    //                                                   ^^^^^^ `foreach_rdd` has no option `sorted`; `print`,
    //                                                     `print_n`, `save_as_object_files`,
    //                                                     `save_as_text_files` and `write_to` have
    //                                                     help: write it directly after one:
    //                                                     `stream.print().sorted()`
    lines.print().sortd();
    //            ^^^^^ an output has no option `sortd`
    //                  help: write `sorted`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
