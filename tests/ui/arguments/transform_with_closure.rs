//! `transform_with` without the other stream.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.transform_with(|a, b| a.union(b)).print();
    //    ^^^^^^^^^^^^^^ `transform_with` takes 2 arguments, but 1 is given
    //                   help: write it as in `lines.transform_with(lines.filter(|line| line.len() > 3), |all,
    //                   long| all.subtract(long))`
    //                   ^^^^^^^^^^^^^^^^^ `transform_with` takes another stream here
    //                                     help: write it as in `lines.transform_with(lines.filter(|line|
    //                                     line.len() > 3), |all, long| all.subtract(long))`
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
