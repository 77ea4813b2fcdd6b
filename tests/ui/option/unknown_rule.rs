//! A rule that there is not.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s", without = "fuse_narow, share_prefix")]
    //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ no rule is called `fuse_narow`
    //                               help: write `fuse_narrow`
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
