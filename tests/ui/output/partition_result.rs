//! What the closure of an output gives is nothing or a `Result`.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.for_each_partition(|lines| lines.concat());
    //    ^^^^^^^^^^^^^^^^^^ the closure of this output gives `String`, which nobody would see
    //                       help: end it with `;`, or give a `Result<(), E>`: its error fails the output
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
