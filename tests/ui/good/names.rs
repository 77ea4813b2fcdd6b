//! Names that the closures and the streams share; names that emitted code might use.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let part = 3usize;
    let cx = "x";
    let words = lines.flat_map(|lines| lines.split(' '));
    let rt = words.filter(|words| words.len() > part && *words != cx);
    rt.map(|rt| match rt.parse::<u64>() {
        Ok(lines) => lines,
        Err(_) => {
            let words = rt.len();
            words as u64
        }
    })
    .print();
    let core = rt.map(|r#type| (r#type, 1u64)).reduce_by_key(|r0, r1| r0 + r1);
    core.print();
    words.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
