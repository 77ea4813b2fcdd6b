//! JSON lines with serde: what each user has ordered for, and the lines that are not of the form.
//!
//! ```console
//! $ json_events examples/programs/data/events.jsonl
//! ada 15.50
//! bob 4.75
//! zoë 0.90
//! refused: EOF while parsing an object at line 1 column 14
//! ```
//!
//! The struct borrows its text from the line, also when it reaches the shuffle. A field that may
//! have escapes (`\"`, `\u00e9`) is a `Cow`, since there is no such text in the line; serde refuses
//! such a text for a `&str`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use serde::Deserialize;
use std::borrow::Cow;
use streamc::prelude::*;

/// One line.
#[derive(Clone, Debug, Deserialize, Record)]
struct Event<'a> {
    #[serde(borrow)]
    user: Cow<'a, str>,
    action: &'a str,
    #[serde(default)]
    cents: u64,
}

fn event(line: &str) -> Result<Event<'_>, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

#[pipeline(batch = "1s")]
fn orders(lines: DStream<&str>) {
    let (events, refused) = lines.try_map(event);
    let orders = events.filter(|event| event.action == "order").map(|event| (event.user, event.cents));
    orders.reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| {
        for (user, cents) in rdd.sort_by_key(|(user, _)| user.clone()) {
            println!("{user} {}.{:02}", cents / 100, cents % 100);
        }
    });
    refused.foreach_rdd(|rdd| rdd.iter().for_each(|error| println!("refused: {error}")));
}

fn main() -> streamc::Result<()> {
    let mut args =
        Args::of_program("json_events FILE   (a line: {\"user\": .., \"action\": .., \"cents\": ..})");
    let file = args.operand("FILE")?;
    args.context()?.run(orders(file_text(&file)))
}
