//! Orders with what is known of their customers: a stream joined with a table that may change while
//! it runs.
//!
//! Reads lines `time customer item cents`, for example from `data/orders.txt`:
//!
//! ```text
//! 12:00:01 c17 tea 350
//! 12:00:01 c04 coffee 420
//! 12:00:02 c99 cake 480
//! ```
//!
//! and, every ten seconds, a file of `customer,name,level`, for example `data/customers.csv`:
//!
//! ```text
//! c04,Bo Jansen,gold
//! c08,Chidi Okafor,guest
//! ```
//!
//! and tells what each customer has spent in a batch, with
//! `cargo run --bin enrich_join -- examples/data/orders.txt examples/data/customers.csv --quiet`:
//!
//! ```text
//! Chidi Okafor     guest    12.90
//! Ada Weber        gold     12.50
//! Bo Jansen        gold     12.10
//! c99              unknown   8.30
//! Emil Novák       guest     3.50
//! ```
//!
//! Orders are summed by customer before they are joined, so that a customer is looked up once in a
//! batch and partition. If the file of the customers cannot be read, or has a line of another form,
//! the table stays as it was; that is counted, and the counts are printed at the stop.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::cmp::Reverse;
use streamc::prelude::*;

/// The customer and the price of an order. It borrows from the block that was received.
fn order(line: &str) -> Result<(&str, u64), String> {
    let refused = || format!("no order: {line}");
    let mut fields = line.split(' ').skip(1);
    let (customer, _item) = (fields.next().ok_or_else(refused)?, fields.next().ok_or_else(refused)?);
    let cents = fields.next().and_then(|cents| cents.parse().ok()).ok_or_else(refused)?;
    Ok((customer, cents))
}

/// The customers of a file, read again every ten seconds.
fn customers(path: String) -> BroadcastTable<&'static str, (&'static str, &'static str)> {
    reloading_table("10s", move |rows| {
        for line in std::fs::read_to_string(&path)?.lines() {
            let (id, rest) = line.split_once(',').ok_or_else(|| format!("no customer: {line}"))?;
            rows.add(id, rest.split_once(',').ok_or_else(|| format!("no customer: {line}"))?);
        }
        Ok(())
    })
}

#[pipeline(batch = "1s")]
fn spent(orders: DStream<&str>, customers: BroadcastTable<&str, (&str, &str)>) {
    let (orders, _refused) = orders.try_map(order);
    let sums = orders.reduce_by_key(|a, b| a + b);
    let known = sums.left_outer_join_table(&customers);
    known
        .map(|(id, (cents, customer))| {
            let (name, level) = customer.unwrap_or((id, "unknown"));
            (cents, name, level)
        })
        .foreach_rdd(show);
}

/// Who has spent most comes first.
fn show(spent: Rdd<(u64, &str, &str)>) {
    let mut spent: Vec<_> = spent.collect();
    spent.sort_by_key(|(cents, name, _)| (Reverse(*cents), *name));
    for (cents, name, level) in spent {
        println!("{name:16} {level:7} {:>3}.{:02}", cents / 100, cents % 100);
    }
}

fn main() -> streamc::Result<()> {
    let usage = "enrich_join ORDERS CUSTOMERS   (lines `time customer item cents` and `customer,name,level`; try \
                 examples/data/orders.txt examples/data/customers.csv)";
    let mut args = Args::of_program(usage);
    let (orders, table) = (args.operand("ORDERS")?, args.operand("CUSTOMERS")?);
    args.context()?.run(spent(file_text(&orders), customers(table)))
}
