//! As many names as streams.

#[streamc::pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    fn two(lines: DStream<&str>) -> (DStream<&str>, DStream<&str>) {
        (lines, lines)
    }

    fn none(lines: DStream<&str>) {
        lines.print();
    }

    fn wrong(lines: DStream<&str>) -> (DStream<&str>, DStream<&str>) {
    // ^^^^^ the fragment `wrong` does not end in the streams that its type says
    //       help: write `(one, other)` as its last line, without `;`
        lines
    }

    pub fn job(lines: DStream<&str>) {
        two(lines).print();
    //  ^^^ the fragment `two` returns 2 streams, but one is used here
    //      help: write `let (one, other, ..) = two(..);`, with a name or `_` for each
        let (a, b, c) = two(lines);
    //                  ^^^ the fragment `two` returns 2 streams, but 3 are bound
    //                      help: bind each to a name, or to `_`
        let d = none(lines);
    //          ^^^^ the fragment `none` returns no stream, but one is used here
    //               help: write `none(..);` as a statement of its own
        none(lines).print();
    //  ^^^^ the fragment `none` returns no stream, but one is used here
    //       help: write `none(..);` as a statement of its own
        let (e, f) = wrong(lines);
        let (g, h, i) = lines.filter(|line| line.len() > 1);
    //                        ^^^^^^ 3 names are bound, but an operator returns one stream or two
    //                               help: bind fewer; a fragment of the same module can return more
    }
}

fn main() {}
