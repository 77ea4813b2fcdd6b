//! A closure of a kernel changes nothing.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
//^^^^^^^^^^^^^^^^^^^^^^^^^ cannot borrow value as mutable, as it is a captured variable in a `Fn` closure
fn job(lines: DStream<&str>) {
    // ^^^^^ cannot borrow value as mutable, as it is a captured variable in a `Fn` closure
    let mut n = 0;
    n += 1;
    lines.map(|line| { n += 1; line }).print();
}

fn main() -> streamc_runtime::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
