//! Spark's `HdfsWordCount`: counts the words of files that appear in a directory. Only local
//! directories are read so far.
//!
//! `mkdir in && cargo run --bin spark_hdfs_word_count -- in`. Files are written elsewhere and
//! renamed into it: `cp notes.txt in/.notes && mv in/.notes in/notes.txt`
#![forbid(unsafe_code)]

use streamc::prelude::*;

#[pipeline(batch = "2s")]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_hdfs_word_count DIRECTORY");
    let directory = args.operand("DIRECTORY")?;
    args.context()?.run(word_count(text_file_stream(directory)))
}
