//! A record of one's own that borrows: page views, cut out of log lines without copying them.
//!
//! Reads lines `user page milliseconds`, for example from `data/views.txt`; shows the slowest view
//! of each page, and keeps the number of views of each user across batches.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program says how it is used")]

use streamc::prelude::*;

/// A view of a page. It borrows from the block that was received, also after a shuffle and in
/// state.
#[derive(Clone, Copy, Debug, PartialEq, Record, Text)]
struct View<'a> {
    user: &'a str,
    page: &'a str,
    millis: u64,
}

impl<'a> View<'a> {
    /// None for a line that is not of the form.
    fn parse(line: &'a str) -> Option<Self> {
        let mut fields = line.split_whitespace();
        Some(View { user: fields.next()?, page: fields.next()?, millis: fields.next()?.parse().ok()? })
    }
}

#[pipeline(batch = "1s")]
fn page_views(lines: DStream<&str>) {
    let views = lines.flat_map(View::parse);
    let slowest =
        views.key_by(|view| view.page).reduce_by_key(|a, b| if b.millis > a.millis { b } else { a });
    slowest.print();
    let per_user = views.map(|view| (view.user, 1u64)).update_state_by_key(|views, before: Option<u64>| {
        Some(before.unwrap_or(0) + views.iter().sum::<u64>())
    });
    per_user.print();
}

fn main() -> streamc::Result<()> {
    let mut args =
        Args::of_program("page_views PATH   (lines `user page milliseconds`; try examples/data/views.txt)");
    let path = args.operand("PATH")?;
    // four lines a batch, to see the state grow
    args.context()?.run(page_views(file_text(&path).batch_records(4)))
}
