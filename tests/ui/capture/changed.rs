//! A closure cannot change what it captured: many of them run at once.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn borrowed(lines: DStream<&str>) {
    let mut n = 0u64;
    let total = &mut n;
    lines.inspect(|_| *total += 1).print();
    //                 ^^^^^ closures run on several threads at once, so they cannot change what they captured
    //                       help: a closure that sees whole batches, as that of `foreach_rdd` does, can change
    //                       driver state: a parameter `mut name: ..` of the pipeline
    //                       help: what changes from record to record is the work of an operator, such as
    //                       `reduce` or `update_state_by_key`; only to count, use a `counter(..)`
}

#[pipeline(batch = "1s")]
fn config(lines: DStream<&str>, total: u64) {
    lines.inspect(|_| total += 1).print();
    //                ^^^^^ closures run on several threads at once, so they cannot change what they captured
    //                      help: a closure that sees whole batches, as that of `foreach_rdd` does, can change
    //                      driver state: a parameter `mut name: ..` of the pipeline
    //                      help: what changes from record to record is the work of an operator, such as
    //                      `reduce` or `update_state_by_key`; only to count, use a `counter(..)`
}

#[pipeline(batch = "1s")]
fn pushed(lines: DStream<&str>, seen: Vec<String>) {
    lines.inspect(|line| seen.push(line.to_string())).print();
    //                   ^^^^ closures run on several threads at once, so they cannot change what they captured
    //                        help: a closure that sees whole batches, as that of `foreach_rdd` does, can
    //                        change driver state: a parameter `mut name: ..` of the pipeline
    //                        help: what changes from record to record is the work of an operator, such as
    //                        `reduce` or `update_state_by_key`; only to count, use a `counter(..)`
}

#[pipeline(batch = "1s")]
fn driver(lines: DStream<&str>, total: u64) {
    lines.foreach_rdd(|rdd| total += rdd.count());
    //                      ^^^^^ closures run on several threads at once, so they cannot change what they
    //                            captured
    //                            help: a closure that sees whole batches, as that of `foreach_rdd` does, can
    //                            change driver state: a parameter `mut name: ..` of the pipeline
    //                            help: what changes from record to record is the work of an operator, such as
    //                            `reduce` or `update_state_by_key`; only to count, use a `counter(..)`
}

#[pipeline(batch = "1s")]
fn bound(lines: DStream<&str>, least: usize) {
    let counts = std::collections::HashMap::<usize, u64>::new();
    lines.filter(|line| line.len() > least).foreach_rdd(|rdd| {
        for line in rdd.iter() {
            *counts.entry(line.len()).or_insert(0) += 1;
    //       ^^^^^^ closures run on several threads at once, so they cannot change what they captured
    //              help: a closure that sees whole batches, as that of `foreach_rdd` does, can change driver
    //              state: a parameter `mut name: ..` of the pipeline
    //              help: what changes from record to record is the work of an operator, such as `reduce` or
    //              `update_state_by_key`; only to count, use a `counter(..)`
        }
    });
}

#[pipeline(batch = "1s")]
fn lent(lines: DStream<&str>, last: String) {
    fn note(last: &mut String, line: &str) -> bool {
        last.push_str(line);
        true
    }
    lines.filter(|line| note(&mut last, line)).print();
    //                            ^^^^ closures run on several threads at once, so they cannot change what they
    //                                 captured
    //                                 help: a closure that sees whole batches, as that of `foreach_rdd` does,
    //                                 can change driver state: a parameter `mut name: ..` of the pipeline
    //                                 help: what changes from record to record is the work of an operator,
    //                                 such as `reduce` or `update_state_by_key`; only to count, use a
    //                                 `counter(..)`
}

fn main() {}
