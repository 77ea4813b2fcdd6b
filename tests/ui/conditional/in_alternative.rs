//! A fault stands at its characters, also behind a condition.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(#[cfg(all())] lines: DStream<&str>) {
    #[cfg(any())]
    lines.flatmap(|line| line.split(' ')).print();
    #[cfg(not(any()))]
    lines.flatmap(|line| line.split(' ')).print();
    //    ^^^^^^^ no operator is called `flatmap`
    //            help: write `flat_map`
    #[cfg(all())]
    lines.map(|line| line.length()).print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
