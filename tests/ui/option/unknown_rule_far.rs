//! A rule that is like none.

use streamc::prelude::*;

#[pipeline(batch = "1s", without = "everything")]
    //                             ^^^^^^^^^^^^ no rule is called `everything`
    //                                          help: the rules are prune_unused, elide_shuffle,
    //                                          combine_before_shuffle, fuse_narrow, share_prefix
fn job(lines: DStream<&str>) {
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
