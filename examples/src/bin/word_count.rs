//! Counts words: of a socket or of the files that appear in a directory, batch by batch, or of a
//! whole file at once. The main job of this repository.
#![forbid(unsafe_code)]

use std::io::{self, Write};
use streamc::{Error, prelude::*};

const USAGE: &str = "\
word_count [--file PATH | --socket HOST:PORT | --directory DIR] [--top N] [--save PREFIX]
without a source it reads standard input, as it does with `--file -`; try
    word_count --file examples/data/headlines.txt --top 5
    `nc -lk 9999` in another terminal, and word_count --socket 127.0.0.1:9999 --batch 2s
    word_count --directory in, and in another terminal: cp README.md in/.x && mv in/.x in/1";

/// The most frequent words of each batch, to the terminal.
#[pipeline(batch = "1s")]
fn top_words(lines: DStream<&str>, top: usize) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd, time| show(rdd, time, top));
}

/// All counts of each batch, to a directory `PREFIX-<batch time in ms>`.
#[pipeline(batch = "1s")]
fn save_words(lines: DStream<&str>, prefix: String) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.save_as_text_files(prefix);
}

/// Frequent words first, equally frequent ones by the alphabet. Empty batches are not shown.
fn show(counts: Rdd<(&str, u64)>, time: BatchTime, top: usize) -> io::Result<()> {
    let n_words = counts.count();
    if n_words == 0 {
        return Ok(());
    }
    let mut out = format!("-- {} ms: {n_words} different words\n", time.millis());
    for (word, n) in counts.top_by(top, |(word, n)| (*n, std::cmp::Reverse(*word))) {
        out.push_str(&format!("{n:>8}  {word}\n"));
    }
    // a batch that cannot be shown is an error, which stops the program, and no panic as of
    // `println!`
    io::stdout().write_all(out.as_bytes())
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program(USAGE);
    let (socket, file) = (args.value("--socket")?, args.value("--file")?);
    let lines: DStream<&str> = match (socket, file, args.value("--directory")?) {
        (Some(address), None, None) => socket_text_stream(&address).into_dstream(),
        (None, Some(path), None) => file_text(&path).into_dstream(),
        (None, None, Some(directory)) => text_file_stream(&directory).into_dstream(),
        (None, None, None) => file_text("-").into_dstream(),
        _ => return Err(Error::other("--socket, --file and --directory exclude each other")),
    };
    let top = args.number("--top")?.unwrap_or(10);
    let pipeline = match args.value("--save")? {
        Some(prefix) => save_words(lines, prefix),
        None => top_words(lines, top),
    };
    args.context()?.run(pipeline)
}
