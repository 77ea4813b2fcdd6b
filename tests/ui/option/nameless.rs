//! Options of the attribute without their names, or in another form.

use streamc::prelude::*;

#[pipeline("500ms")]
    //     ^^^^^^^ expected an option such as `batch = "1s"`, found `"500ms"`
    //             help: write `batch = "500ms"` for the batch interval
fn text(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(1)]
    //     ^ expected an option such as `batch = "1s"`, found `1`
    //       help: write `batch = "1s"` for the batch interval
fn number(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(batch("1s"))]
    //     ^^^^^ the option `batch` takes a string
    //           help: write `batch = "1s"`
fn call(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(batch: "1s")]
    //     ^^^^^ the option `batch` takes a string
    //           help: write `batch = "1s"`
fn colon(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(batch = 1s)]
    //             ^^ the option `batch` takes a string
    //                help: write `batch = "1s"`
fn bare(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(batch = "1 second")]
    //             ^^^^^^^^^^ the batch interval `1 second` is not a duration
    //                        help: write "1s"
fn words(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(interval = "1s")]
    //     ^^^^^^^^ `#[pipeline]` has no option `interval`
    //              help: write `batch = "1s"` for the batch interval
fn other(lines: DStream<&str>) {
    lines.print();
}

fn main() {}
