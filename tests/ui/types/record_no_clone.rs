//! A record of one's own without `Clone`.

use streamc::prelude::*;

#[derive(Record)]
struct Order {
    // ^^^^^ the trait bound `Order: Clone` is not satisfied
    id: u64,
    user: String,
}

#[derive(Record)]
struct View<'a> {
    // ^^^^^^^^ the trait bound `View<'__x>: Clone` is not satisfied
    id: u64,
    user: &'a str,
}

#[derive(Record, Key)]
struct User {
    // ^^^^ the trait bound `User: Clone` is not satisfied
    id: u64,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line, Order { id: 1, user: line.to_owned() })).group_by_key().count().print();
    lines.map(|line| (line, View { id: 1, user: line })).group_by_key().count().print();
    lines.map(|_| (User { id: 1 }, 1)).reduce_by_key(|a, b| a + b).map_values(|n| n).count().print();
}

fn main() {}
