//! Payments with a card of a list that may change while the program runs.
//!
//! ```console
//! $ fraud examples/programs/data/payments.txt examples/programs/data/blocked.txt
//! card 0815 is stolen: 900.00 for watch
//! card 9999 is expired: 0.15 for matches
//! ```
//!
//! The list is read again every ten seconds. If that fails it stays as it was, and the failure is
//! counted.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use streamc::prelude::*;

/// `card cents what`
fn payment(line: &str) -> Option<(&str, (u64, &str))> {
    let (card, rest) = line.split_once(' ')?;
    let (cents, what) = rest.split_once(' ')?;
    Some((card, (cents.parse().ok()?, what)))
}

/// The cards of a file of `card reason`.
fn blocked(path: String) -> BroadcastTable<&'static str, &'static str> {
    reloading_table("10s", move |rows| {
        for line in std::fs::read_to_string(&path)?.lines() {
            let (card, reason) = line.split_once(' ').ok_or_else(|| format!("no card and reason: {line}"))?;
            rows.add(card, reason);
        }
        Ok(())
    })
}

#[pipeline(batch = "1s")]
fn fraud(lines: DStream<&str>, blocked: BroadcastTable<&str, &str>) {
    let suspicious = lines.flat_map(payment).join_table(&blocked);
    suspicious.foreach_rdd(|rdd| {
        for (card, ((cents, what), reason)) in rdd.sort_by_key(|(card, _)| *card) {
            println!("card {card} is {reason}: {}.{:02} for {what}", cents / 100, cents % 100);
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("fraud PAYMENTS BLOCKED   (lines `card cents what` and `card reason`)");
    let (payments, list) = (args.operand("PAYMENTS")?, args.operand("BLOCKED")?);
    args.context()?.run(fraud(file_text(&payments), blocked(list)))
}
