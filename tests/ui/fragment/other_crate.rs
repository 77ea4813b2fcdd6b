//! What is wrong in a fragment of another crate stands at the call, and names the fragment.

use streamc::prelude::*;
use streamc_tests_library::wrong;

#[pipeline(batch = "1s")]
fn typed(lines: DStream<&str>) {
    let numbers = lines.map(|line| line.len());
    wrong::lengths(numbers).print();
    //     ^^^^^^^ no method named `len` found for type `usize` in the current scope
}

#[pipeline(batch = "1s")]
fn windowed(lines: DStream<&str>) {
    wrong::lately(lines).print();
    //     ^^^^^^ the length of `count_by_window`, 1500ms, is not a multiple of the batch interval, 1s, in the
    //            fragment `lately`, which `windowed` calls
    //            help: write "1s" or "2s"
    //     ^^^^^^ the slide of `count_by_window`, 1500ms, is not a multiple of the batch interval, 1s, in the
    //            fragment `lately`, which `windowed` calls
    //            help: write "1s" or "2s"
}

/// The second and the third of those that are asked for in one go.
#[pipeline(batch = "1s")]
fn several(lines: DStream<&str>) {
    let lines = wrong::counted(lines);
    wrong::lately(lines).print();
    //     ^^^^^^ the length of `count_by_window`, 1500ms, is not a multiple of the batch interval, 1s, in the
    //            fragment `lately`, which `several` calls
    //            help: write "1s" or "2s"
    //     ^^^^^^ the slide of `count_by_window`, 1500ms, is not a multiple of the batch interval, 1s, in the
    //            fragment `lately`, which `several` calls
    //            help: write "1s" or "2s"
    wrong::lengths(lines.map(|line| line.len())).print();
}

#[pipeline(batch = "1s")]
fn several_typed(lines: DStream<&str>) {
    wrong::counted(lines).print();
    wrong::lengths(lines.map(|line| line.len())).print();
    //     ^^^^^^^ no method named `len` found for type `usize` in the current scope
}

#[pipeline(batch = "1s")]
fn nested(lines: DStream<&str>) {
    wrong::counted(lines).print();
    wrong::nested(lines).print();
    //     ^^^^^^ no method named `len` found for type `usize` in the current scope
}

#[pipeline(batch = "500ms")]
fn right(lines: DStream<&str>) {
    wrong::lately(lines).print();
    wrong::lengths(lines).print();
}

fn main() {
    let _ = typed(queue_stream([["a"]]));
    let _ = windowed(queue_stream([["a"]]));
    let _ = (several(queue_stream([["a"]])), several_typed(queue_stream([["a"]])));
    let _ = nested(queue_stream([["a"]]));
    let _ = right(queue_stream([["a"]]));
}
