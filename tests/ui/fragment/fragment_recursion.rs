//! A fragment cannot call itself.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    fn again(lines: DStream<&str>) -> DStream<&str> {
        again(lines.filter(|line| line.len() > 1))
    //  ^^^^^ the fragment `again` calls itself
    //        help: the graph is fixed when the program is compiled, so that it cannot grow by itself
    }

    pub fn job(lines: DStream<&str>) {
        again(lines).print();
    }
}

fn main() {
    let _ = jobs::job(queue_stream([["a"]]));
}
