//! Spark's `NetworkWordCount`: counts the words of each second that a server sends.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use streamc_runtime::prelude::*;

const USAGE: &str = "spark_network_word_count HOST PORT
  start `nc -lk 9999` in another terminal, then: spark_network_word_count localhost 9999";

#[pipeline(batch = "1s")]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[host, port], context| {
        context.build()?.run(word_count(socket_text_stream(format!("{host}:{port}"))))
    })
}
