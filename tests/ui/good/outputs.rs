//! All outputs, with numbers and names of the program.
#![forbid(unsafe_code)]

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, n: usize, prefix: String) {
    let words = lines.flat_map(|line| line.split(' ')).map(|word| (word, 1u64));
    words.print_n(n + 1);
    words.save_as_object_files(format!("{prefix}/words"), "bin");
    lines.for_each_partition(|lines| std::fs::write("out", lines.concat()));
    lines.for_each_partition(|lines| println!("{n} {}", lines.len()));
}

#[pipeline(batch = "1s")]
fn again(words: DStream<(&str, u64)>) {
    words.reduce_by_key(|a, b| a + b).print_n(3);
}

fn main() -> streamc::Result<()> {
    let context = StreamingContext::from_args()?;
    context.run(again(object_files("out/words-*.bin")))?;
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999"), 3, "out".to_owned()))
}
