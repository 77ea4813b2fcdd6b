//! A function that gives a stream is a fragment by itself, too, and its faults stand where it does.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
    //     ^^^^^ a fragment has no `batch`: it becomes a part of the pipelines that call it
    //           help: say `batch` there, and not here
fn timed(lines: DStream<&str>) -> DStream<&str> {
    lines.filter(|line| !line.is_empty())
}

#[pipeline]
fn unknown(lines: DStream<&str>) -> DStream<usize> {
    lines.length()
    //    ^^^^^^ no operator is called `length`
    //           help: write `count`, as in `lines.count()`
}

#[pipeline]
fn endless(lines: DStream<&str>) -> DStream<&str> {
// ^^^^^^^ the fragment `endless` does not end in a stream
//         help: write the stream that it returns as its last line, without `;`
    lines.print();
}

#[pipeline]
pub async fn later(lines: DStream<&str>) -> DStream<&str> {
//  ^^^^^ a fragment cannot be `async`
//        help: remove it: the body is compiled into a dataflow, not run as written
    lines
}

#[pipeline]
fn good(lines: DStream<&str>) -> DStream<&str> {
    lines
}

/// In a module of its own, which shows too little.
mod inner {
    use streamc::prelude::*;

    fn is_full(line: &str) -> bool {
        !line.is_empty()
    }

    #[pipeline]
    pub fn full(lines: DStream<&str>) -> DStream<&str> {
        lines.filter(|line| is_full(line))
    //                      ^^^^^^^ function import `is_full` is private
    }
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    self::unknown(lines).print();
    good(lines).print();
    //   ^^^^^ the stream `lines` is not a value: only operators can be called on it
    //         help: a function that takes streams is a fragment: put `#[pipeline]` before `fn good(..) ->
    //         DStream<..>` and call it by a path, `self::good(..)`; or put both in one module under
    //         `#[pipeline]`
}

#[pipeline(batch = "1s")]
fn other(lines: DStream<&str>) {
    inner::full(lines).print();
}

fn main() {
    let _ = (job(queue_stream([["a"]])), other(queue_stream([["a"]])));
}
