//! Streams are not put into other values. What is made of them then is not reported again.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, flag: bool) {
    let both = (lines.map(str::trim), lines);
    //          ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                help: write `lines.map(..)` or another operator, and an output such as `.print()` at the
    //                end
    both.0.print();
    let all = vec![lines.map(str::trim), lines];
    //             ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                   help: write `lines.map(..)` or another operator, and an output such as `.print()` at
    //                   the end
    for stream in all {
        stream.print();
    }
    let words = if flag { lines.map(str::trim) } else { lines };
    //          ^^ `if` cannot enclose operators
    //             help: decide inside an operator, for example `.filter(move |record| flag && ..)`, or write
    //             two pipelines and choose where the context runs them
    words.print();
    let some = Some(lines);
    //              ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                    help: write `lines.map(..)` or another operator, and an output such as `.print()` at
    //                    the end
    some.unwrap().print();
    let trimmed = {
        let trimmed = lines.map(str::trim);
    //                ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //                      help: write `lines.map(..)` or another operator, and an output such as `.print()`
    //                      at the end
        trimmed
    };
    trimmed.print();
    let Some(first) = lines.map(str::trim) else { panic!() };
    //  ^^^^^^^^^^^ a stream is bound to a plain name
    //              help: write `let name = ..;` without a pattern
    first.print();
}

fn main() {}
