//! Spark's `HdfsWordCount`: counts the words of files that appear in a directory. Only local directories are read so far.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use streamc_runtime::prelude::*;

const USAGE: &str = "spark_hdfs_word_count DIRECTORY
  files are written elsewhere and renamed into it: cp notes.txt in/.notes && mv in/.notes in/notes.txt";

#[pipeline(batch = "2s")]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[directory], context| {
        context.build()?.run(word_count(text_file_stream(directory)))
    })
}
