//! rustc's own errors stand in the fragment, also if another module calls it.

#[streamc::pipeline(batch = "1s")]
mod lines {
    use streamc::prelude::*;

    pub fn long(lines: DStream<&str>, n: usize) -> DStream<&str> {
        lines.filter(|line| line.len() > n.nope())
    //                                     ^^^^ no method named `nope` found for type `usize` in the current
    //                                          scope
    }

    pub fn unknown(lines: DStream<&str>) -> DStream<usize> {
        lines.length()
    //        ^^^^^^ no operator is called `length`
    //               help: write `count`, as in `lines.count()`
    }

    pub fn two(lines: DStream<&str>) -> (DStream<&str>, DStream<&str>) {
        (lines, lines)
    }

    pub fn item(lines: DStream<&str>) -> DStream<usize> {
        const N: usize = 2;
    //  ^^^^^ the fragment `item` is called from another module, so its body cannot have items
    //        help: put it beside `item`, where the callers of `item` can see it
        lines.map(|line| line.len() * N)
    }
}

#[streamc::pipeline(batch = "1s")]
mod here {
    use super::lines::{self, long};
    use streamc::prelude::*;

    pub fn job(raw: DStream<&str>) {
        long(raw, 1).print();
    }

    pub fn bad(raw: DStream<&str>) {
        long(raw).print();
    //  ^^^^ the fragment `long` takes 2 arguments, but 1 is given
    //       help: see its definition: `fn long(..) -> DStream<..>`
        lines::unknown(raw).print();
        lines::two(raw).print();
    //         ^^^ the fragment `two` returns 2 streams, but one is used here
    //             help: write `let (one, other, ..) = two(..);`, with a name or `_` for each
        lines::item(raw).print();
    }
}

fn main() {
    let _ = here::job(streamc::prelude::queue_stream([["a"]]));
    let _ = here::bad(streamc::prelude::queue_stream([["a"]]));
}
