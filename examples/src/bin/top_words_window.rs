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
//! The words of a batch are counted once. What comes is added to the window and what leaves is
//! taken away, so that a window of an hour costs what one of three batches does. A word that is no
//! longer in the window is forgotten.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::cmp::Reverse;
use streamc::prelude::*;

/// Words that tell nothing.
const LEAST_LEN: usize = 4;

#[pipeline(batch = "1s")]
fn top_words(lines: DStream<&str>, length: String, top: usize) {
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
    let telling = words.filter(|word| word.len() >= LEAST_LEN).map(|word| (word, 1u64));
    telling.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, length).foreach_rdd(|rdd| {
        let best = rdd.top_by(top, |(word, n)| (*n, Reverse(word.clone())));
        let words: Vec<String> = best.iter().map(|(word, n)| format!("{word} {n}")).collect();
        println!("{}", words.join(", "));
    });
}

fn main() -> streamc::Result<()> {
    let usage = "top_words_window PATH [--top N] [--length DURATION]   (- is standard input; try examples/data/headlines.txt)";
    let mut args = Args::of_program(usage);
    let top = args.number("--top")?.unwrap_or(3);
    let length = args.value("--length")?.unwrap_or_else(|| "3s".to_owned());
    let path = args.operand("PATH")?;
    // three lines a batch, to see the window move
    args.context()?.run(top_words(file_text(&path).batch_records(3), length, top))
}
