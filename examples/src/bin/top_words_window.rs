//! What people write about just now: the most frequent words of the last batches, as time goes on.
//!
//! Reads lines of text, for example headlines in `data/headlines.txt`:
//!
//! ```text
//! Storm warning issued for the north coast
//! Harbour closed as storm nears the coast
//! ```
//!
//! and shows after every batch of three lines the words of the last three batches,
//! with `cargo run --bin top_words_window -- examples/data/headlines.txt --quiet`:
//!
//! ```text
//! coast 3, storm 3, after 1
//! storm 5, coast 3, harbour 3
//! storm 5, harbour 4, coast 3
//! tram 6, line 5, harbour 3
//! tram 7, line 5, final 3
//! final 5, tram 4, fans 3
//! ```
//!
//! The words of a batch are counted once. What comes is added to the window and what leaves is taken away, so that a window of an hour
//! costs what one of three batches does. A word that is no longer in the window is forgotten.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::{cmp::Reverse, process::ExitCode, time::Duration};
use streamc_runtime::{args::USAGE, prelude::*};

const HOW: &str = "  top_words_window PATH [--top N] [--seconds N]   (- is standard input; try examples/data/headlines.txt) and:\n";

/// Words that tell nothing.
const LEAST_LEN: usize = 4;

#[pipeline(batch = "1s")]
fn top_words(lines: DStream<&str>, length: Duration, top: usize) {
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
    let telling = words.filter(|word| word.len() >= LEAST_LEN).map(|word| (word, 1u64));
    telling.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, length).foreach_rdd(|rdd| {
        let best = rdd.top_by(top, |(word, n)| (*n, Reverse(word.clone())));
        let words: Vec<String> = best.iter().map(|(word, n)| format!("{word} {n}")).collect();
        println!("{}", words.join(", "));
    });
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Vec<String>) -> streamc_runtime::Result<()> {
    if args.is_empty() || args.iter().any(|arg| arg == "--help") {
        print!("usage:\n{HOW}{USAGE}");
        return Ok(());
    }
    let builder = StreamingContext::builder().args(&mut args)?;
    let mut args = Args::new(args);
    let (top, seconds) = (args.number("--top")?.unwrap_or(3), args.number("--seconds")?.unwrap_or(3));
    let path = args.rest().first().cloned().unwrap_or_else(|| "-".to_owned());
    if !args.rest().is_empty() {
        args.rest_mut().remove(0);
    }
    args.finish(HOW)?;
    // three lines a batch, to see the window move
    let lines = file_text(&path).batch_records(3);
    builder.build()?.run(top_words(lines, Duration::from_secs(seconds as u64), top))
}
