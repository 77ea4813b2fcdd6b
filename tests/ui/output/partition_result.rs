//! What the closure of an output gives is nothing or a `Result`.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.for_each_partition(|lines| lines.concat());
    //    ^^^^^^^^^^^^^^^^^^ the closure of this output returns `String`, which would be lost
    //                       help: end it with `;`, or return a `Result<(), E>`, whose error fails the output
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
