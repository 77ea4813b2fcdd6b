//! Driver state of several types, changed and moved by the closures that see it.

use streamc::prelude::*;

#[derive(Default)]
struct Log(Vec<String>);

impl Log {
    fn add(&mut self, line: String) {
        self.0.push(line);
    }
}

#[pipeline(batch = "1s")]
fn logged(lines: DStream<&str>, mut log: Log, mut total: u64, table: String) {
    lines.foreach_rdd(|rdd| {
        total += rdd.count();
        log.add(format!("{table} {total}"));
    });
    lines.count().foreach_rdd(move |rdd, time| log.0.push(format!("{time:?} {:?}", rdd.take(1))));
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

#[allow(dead_code)]
fn more() -> Pipeline {
    logged(file_text("-"), Log::default(), 0, "t".to_owned())
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
