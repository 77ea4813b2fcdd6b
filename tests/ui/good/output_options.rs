//! Options of outputs, alone and together, on every kind of output.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, mut total: u64) {
    lines.print().on_error("skip");
    lines.map(|line| line.len()).save_as_text_files("out/lengths").on_error("retry(3)").on_panic("dead_letter");
    lines
        .foreach_rdd(|rdd| {
            total += rdd.count();
        })
        .on_error("retry(2)");
    lines.print().sorted();
    lines.print_n(3).on_error("skip").sorted();
    lines.map(|line| (line, 0.5)).save_as_text_files("out/halves").sorted().on_panic("dead_letter");
    lines.map(|line| (line, 1)).save_as_object_files("out/objects", "bin").sorted().on_error("retry(1)");
    lines.count().print().on_error("stop").on_panic("stop");
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), 0))
}
