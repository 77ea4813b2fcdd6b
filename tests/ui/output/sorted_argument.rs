//! `sorted` takes nothing.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print().sorted(|a, b| a.cmp(b));
    //            ^^^^^^ `sorted` takes no argument, but 1 is given
    //                   help: write `.sorted()`
    lines.print_n(3).sorted::<u64>();
    //                     ^ `sorted` takes no type arguments
    //                       help: write `.sorted()`
    lines.print().sorted().on_error("skip").sorted();
    //                                      ^^^^^^ option `sorted` is given twice for `print`
    //                                             help: remove one of them
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
