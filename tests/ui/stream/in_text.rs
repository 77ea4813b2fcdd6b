//! A stream in the text of a macro.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    println!("{lines:?}");
    //       ^^^^^^^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                   help: write `lines.map(..)` or another operator, and an output such as `.print()` at
    //                   the end
    let words = lines.flat_map(|line| line.split(' '));
    words.inspect(|word| println!("{word} of {lines}")).print();
    //                            ^^^^^^^^^^^^^^^^^^^ the stream `lines` cannot be used in an argument of
    //                                                `inspect`
    //                                                help: a closure sees one record; bring streams together
    //                                                by operators that take another stream
}

fn main() {}
