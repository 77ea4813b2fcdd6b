//! Writes orders into a SQLite database, a row for each, in one transaction a batch.
//!
//! ```console
//! $ orders orders.db examples/sqlite/orders.txt
//! 3 orders stored
//! refused: no order
//! ```
//!
//! The id of an order is the key of its row, so reading the same orders again changes nothing:
//! neither a batch that is tried again nor a second run.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has done")]

use rusqlite::{Connection, params};
use streamc::{Error, prelude::*};

/// `id customer cents item`
#[derive(Clone, Copy, Debug, Record)]
struct Order<'a> {
    id: i64,
    customer: &'a str,
    cents: i64,
    item: &'a str,
}

impl<'a> Order<'a> {
    fn parse(line: &'a str) -> Result<Self, &'a str> {
        let parts = || {
            let mut fields = line.splitn(4, ' ');
            let (id, customer) = (fields.next()?.parse().ok()?, fields.next()?);
            Some(Order { id, customer, cents: fields.next()?.parse().ok()?, item: fields.next()? })
        };
        parts().ok_or(line)
    }
}

fn open(path: &str) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS orders
         (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, cents INTEGER NOT NULL, item TEXT NOT NULL);",
    )?;
    Ok(db)
}

fn store(db: &mut Connection, orders: Rdd<Order<'_>>) -> rusqlite::Result<()> {
    let batch = db.transaction()?;
    for Order { id, customer, cents, item } in &orders {
        let row = params![id, customer, cents, item];
        batch.execute("INSERT OR REPLACE INTO orders VALUES (?1, ?2, ?3, ?4)", row)?;
    }
    batch.commit()?;
    println!("{} orders stored", orders.count());
    Ok(())
}

#[pipeline(batch = "1s")]
fn orders(lines: DStream<&str>, mut db: Connection) {
    let (orders, refused) = lines.try_map(Order::parse);
    orders.foreach_rdd(|rdd| store(&mut db, rdd)).on_error("retry(3)");
    refused.foreach_rdd(|rdd| rdd.iter().for_each(|line| println!("refused: {line}")));
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("orders DATABASE ORDERS   (lines `id customer cents item`)");
    let (database, file) = (args.operand("DATABASE")?, args.operand("ORDERS")?);
    // `--explain` runs nothing, and creates no database
    let db = if args.explains() { Connection::open_in_memory() } else { open(&database) };
    let context = args.context()?;
    let db = db.map_err(Error::other)?;
    context.run(orders(file_text(&file), db))
}
