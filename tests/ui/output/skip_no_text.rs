//! What is kept as a dead letter is kept as text.

use streamc::prelude::*;

#[derive(Clone, Record)]
struct Mute(u64);

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|_| Mute(1)).foreach_rdd(|rdd| drop(rdd.count())).on_error("skip");
    //                                                          ^^^^^^^^ `Mute` has no text form: it does not
    //                                                            implement `Text`
    //                                                            help: put `#[derive(Text)]` on your struct,
    //                                                            or `map` the record to a string or a tuple
    //                                                            first
    //                                                            help: tuples of up to 12 have one; of more
    //                                                            than that make a struct with `#[derive(Clone,
    //                                                            Record, Text)]`
    //                                                            help: if it is an iterator or a list, write
    //                                                            `flat_map` instead of `map`, so that each
    //                                                            item is a record
    //                                                            help: if it is the error of a `Result`, write
    //                                                            `try_map` instead of `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
