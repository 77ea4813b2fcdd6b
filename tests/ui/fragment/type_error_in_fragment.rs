//! rustc's own errors stand at the user's characters also in a fragment, and are said once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    fn long(lines: DStream<&str>, n: usize) -> DStream<&str> {
        lines.filter(|line| line.len() > n.nope())
    //                                     ^^^^ no method named `nope` found for type `usize` in the current
    //                                          scope
    }

    pub fn job(lines: DStream<&str>) {
        long(lines, 1).print();
    }
}

fn main() {
    let _ = jobs::job(queue_stream([["a"]]));
}
