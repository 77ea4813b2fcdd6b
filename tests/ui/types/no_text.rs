//! What is printed has a text form.

use streamc::prelude::*;

#[derive(Clone, Record)]
struct Visit {
    user: String,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| Visit { user: line.to_owned() }).print();
    //                                                ^^^^^ `Visit` has no text form: it does not implement
    //                                                  `Text`
    //                                                  help: put `#[derive(Text)]` on your struct, or `map`
    //                                                  the record to a string or a tuple first
    //                                                  help: tuples of up to 12 have one; of more than that
    //                                                  make a struct with `#[derive(Clone, Record, Text)]`
    //                                                  help: if it is an iterator or a list, write `flat_map`
    //                                                  instead of `map`, so that each item is a record
    //                                                  help: if it is the error of a `Result`, write `try_map`
    //                                                  instead of `map`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
