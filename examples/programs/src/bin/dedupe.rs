//! Lets each message through once, however often its sender repeats it within ten minutes.
//!
//! ```console
//! $ dedupe examples/programs/data/deliveries.txt
//! a1 parcel for Ada
//! b7 letter for Bo
//! c3 parcel for Chidi
//! d9 letter for Emil
//! ```
//!
//! The state of an id says that it was seen. The timeout forgets it, so that memory follows the ids
//! of ten minutes.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// The first message of an id.
fn first<'a>(_id: &str, line: Option<&'a str>, seen: &mut State<()>) -> Option<&'a str> {
    let line = line?;
    if seen.exists() {
        return None;
    }
    seen.update(());
    Some(line)
}

#[pipeline(batch = "1s")]
fn dedupe(lines: DStream<&str>) {
    let by_id = lines.map(|line| (line.split(' ').next().unwrap_or_default(), line));
    let unique = by_id.map_with_state(first).timeout("10m").flat_map(|line| line);
    // a batch comes from several partitions
    unique.foreach_rdd(|rdd| rdd.sort_by_key(|line| *line).iter().for_each(|line| println!("{line}")));
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("dedupe MESSAGES   (lines `id text`)");
    let messages = args.operand("MESSAGES")?;
    args.context()?.run(dedupe(file_text(&messages).batch_records(3)))
}
