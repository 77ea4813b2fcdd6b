//! A rule that there is not.

use streamc::prelude::*;

#[pipeline(batch = "1s", without = "fuse_narow, share_prefix")]
    //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ no rule is called `fuse_narow`
    //                               help: write `fuse_narrow`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
