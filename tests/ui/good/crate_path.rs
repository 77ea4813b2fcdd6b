//! The runtime under another path.

mod inner {
    pub mod streaming {
        pub use streamc::*;
    }
}
use inner::streaming::prelude::*;

#[pipeline(batch = "1s", crate = crate::inner::streaming)]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> inner::streaming::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
