//! A fragment gets its streams and its values, each in its place.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    fn long(lines: DStream<&str>, n: usize) -> DStream<&str> {
        lines.filter(|line| line.len() > n)
    }

    pub fn job(lines: DStream<&str>) {
        long(lines).print();
    //  ^^^^ the fragment `long` takes 2 arguments, but 1 is given
    //       help: see its definition: `fn long(..) -> DStream<..>`
        long(3, 3).print();
    //       ^ the fragment `long` takes a stream for `lines`
    //         help: give it the name of a stream, or a chain of operators
        long(lines, lines).print();
    //              ^^^^^ the fragment `long` takes a value here, not a stream
    //                    help: only parameters of type `DStream<..>` take streams
        lines.flatmap(|line| line.chars()).print();
    //        ^^^^^^^ no operator is called `flatmap`
    //                help: write `flat_map`
    }
}

fn main() {
    let _ = jobs::job(queue_stream([["a"]]));
}
