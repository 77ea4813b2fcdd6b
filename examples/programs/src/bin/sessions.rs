//! Sessions: the pages of a user belong together until nothing comes of the user for two seconds.
//!
//! ```console
//! $ sessions examples/programs/data/clicks.txt
//! ada left /docs/state after 3 pages
//! bob left /pricing after 2 pages
//! ```
//!
//! A session is a state with a timeout. When that has passed, the closure is called without a page
//! and says what there was. Later pages of the same user begin a new session.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// Counts a page in the session of its user, or says how the session ended.
fn visit<'a>(user: &str, page: Option<&'a str>, session: &mut State<(u64, &'a str)>) -> Option<String> {
    let (pages, last) = session.get().unwrap_or_default();
    match page {
        Some(page) => {
            session.update((pages + 1, page));
            None
        }
        None => Some(format!("{user} left {last} after {pages} pages")),
    }
}

#[pipeline(batch = "1s")]
fn sessions(lines: DStream<&str>) {
    let clicks = lines.flat_map(|line| line.split_once(' '));
    let ended = clicks.map_with_state(visit).timeout("2s").flat_map(|ended| ended);
    ended.foreach_rdd(|rdd| rdd.sort_by(|a, b| a.cmp(b)).iter().for_each(|ended| println!("{ended}")));
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("sessions CLICKS   (lines `user page`)");
    let clicks = args.operand("CLICKS")?;
    // three lines are what comes in a second
    args.context()?.run(sessions(file_text(&clicks).batch_records(3)))
}
