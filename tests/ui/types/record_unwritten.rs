//! The type of records is written: callers do not decide it.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<_>, pairs: DStream<(&str, _)>) {
    //                ^ the records of `lines` have no type
    //                  help: write it, for example `lines: DStream<&str>`: a pipeline is compiled apart from
    //                  its callers
    //                                   ^^^^^^^^^ the records of `pairs` have no type
    //                                             help: write it, for example `pairs: DStream<&str>`: a
    //                                             pipeline is compiled apart from its callers
    lines.print();
    pairs.print();
}

fn main() -> streamc::Result<()> {
    let pairs = queue_stream([[("a", 1u64)]]);
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), pairs))
}
