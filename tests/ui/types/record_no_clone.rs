//! A record of one's own without `Clone`.

use streamc_runtime::prelude::*;

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
    //                                                               ^^^^^^^^^^^^ warning: use of deprecated
    //                                                                 method
    //                                                                 `job::_::group_by_key::map_values`: the
    //                                                                 values of a key are brought together
    //                                                                 only to make a count of them
    //                                                                 help: write `.map_values(|_|
    //                                                                 1u64).reduce_by_key(|a, b| a + b)` in
    //                                                                 place of both: it combines before
    //                                                                 records move, and keeps no group
    lines.map(|line| (line, View { id: 1, user: line })).group_by_key().count().print();
    //                                                   ^^^^^^^^^^^^ warning: use of deprecated method
    //                                                     `job::_::group_by_key::map_values`: the values of a
    //                                                     key are brought together only to make a count of
    //                                                     them
    //                                                     help: write `.map_values(|_| 1u64).reduce_by_key(|a,
    //                                                     b| a + b)` in place of both: it combines before
    //                                                     records move, and keeps no group
    lines.map(|_| (User { id: 1 }, 1)).reduce_by_key(|a, b| a + b).map_values(|n| n).count().print();
    //         ^^^^ warning: unused variable: `line`
}

fn main() {}
