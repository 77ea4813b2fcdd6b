//! A closure cannot change what it captured: many of them run at once.

use streamc_runtime::prelude::*;

#[pipeline(batch = "1s")]
fn borrowed(lines: DStream<&str>) {
    let mut n = 0u64;
    let total = &mut n;
    lines.inspect(|_| *total += 1).print();
    //            ^ expected a closure that implements the `Fn` trait, but this closure only implements `FnMut`
}

#[pipeline(batch = "1s")]
fn config(lines: DStream<&str>, total: u64) {
    lines.inspect(|_| total += 1).print();
    //            ^ expected a closure that implements the `Fn` trait, but this closure only implements `FnMut`
}

#[pipeline(batch = "1s")]
fn pushed(lines: DStream<&str>, seen: Vec<String>) {
    lines.inspect(|line| seen.push(line.to_string())).print();
    //            ^ expected a closure that implements the `Fn` trait, but this closure only implements `FnMut`
}

fn main() {}
