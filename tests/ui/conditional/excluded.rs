//! What a `cfg` excludes is named where it is missed; rustc warns of conditions that it does not know.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn no_output(lines: DStream<&str>) {
// ^^^^^^^^^ the pipeline `no_output` has no output, so it would compute nothing
//           help: end a stream with an output that no `#[cfg(..)]` excludes, or put that condition on the
//           pipeline itself
    #[cfg(any())]
    lines.print();
}

#[pipeline(batch = "1s")]
fn conditions_hold(lines: DStream<&str>) {
    #[cfg(all())]
    let words = lines.flat_map(|line| line.split(' '));
    //  ^^^^^ warning: unused variable: `words`
    lines.count().print();
}

#[pipeline(batch = "1s")]
fn unknown(lines: DStream<&str>) {
    #[cfg(feature = "nope")]
    //    ^^^^^^^^^^^^^^^^ warning: unexpected `cfg` condition value: `nope`
    lines.map(|line| line.len()).print();
    #[cfg(not(nope))]
    //        ^^^^ warning: unexpected `cfg` condition name: `nope`
    lines.print();
}

fn main() {
    let _ = no_output(queue_stream([["a"]]));
    let _ = conditions_hold(queue_stream([["a"]]));
    let _ = unknown(queue_stream([["a"]]));
}
