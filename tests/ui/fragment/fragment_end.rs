//! A fragment ends in the stream that it gives.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    fn long(lines: DStream<&str>) -> DStream<&str> {
    // ^^^^ the fragment `long` does not end in a stream
    //      help: write the stream that it returns as its last line, without `;`
        let long = lines.filter(|line| line.len() > 3);
        long;
    }

    pub fn job(lines: DStream<&str>) {
        long(lines).print();
    }
}

fn main() {
    let _ = jobs::job(queue_stream([["a"]]));
}
