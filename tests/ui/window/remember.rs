//! What is remembered is of one type, for a duration.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn other_type(pairs: DStream<(&str, u64)>, kept: Remembered<&'static str>) {
    pairs.remember(&kept, "5min");
    //    ^^^^^^^^ a `Remembered` of another type cannot keep records of type `(&str, u64)`
    //             help: give the parameter the type of the records: `kept: Remembered<(&str, u64)>`, with
    //             `'static` for their lifetime
}

#[pipeline(batch = "1s")]
fn no_length(lines: DStream<&str>, kept: Remembered<&'static str>) {
    lines.remember(&kept);
    //    ^^^^^^^^ `remember` takes 2 arguments, but 1 is given
    //             help: write it as in `lines.remember(&Remembered::<&str>::new(), "5min")`
    lines.remember(&kept, "5 minutes");
    //                    ^^^^^^^^^^^ the duration `5 minutes` of `remember` is not a duration
    //                                help: write "5min"
}

fn main() {}
