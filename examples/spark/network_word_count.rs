//! Spark's `NetworkWordCount`: counts the words of each second that a server sends.
//!
//! Start `nc -lk 9999` in another terminal, then:
//! `cargo run --bin spark_network_word_count -- localhost 9999`
#![forbid(unsafe_code)]

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_network_word_count HOST PORT");
    let (host, port) = (args.operand("HOST")?, args.operand("PORT")?);
    args.context()?.run(word_count(socket_text_stream(format!("{host}:{port}"))))
}
