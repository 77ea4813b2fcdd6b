//! What stands at the head of the program `enrich_join`, from input to output, is so.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::process::Command;
use support::texts;

fn enrich_join(orders: &str, customers: &str) -> (String, String, bool) {
    let data = |name| format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let program = env!("CARGO_BIN_EXE_enrich_join");
    let output = Command::new(program).args([&data(orders), &data(customers), "--quiet"]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.success())
}

#[test]
fn the_head_of_the_program_is_what_it_reads_and_tells() {
    let [orders, customers, told] = &texts(include_str!("../src/bin/enrich_join.rs"))[..] else {
        panic!("three texts")
    };
    assert!(include_str!("../data/orders.txt").starts_with(orders));
    assert!(include_str!("../data/customers.csv").starts_with(customers));
    let (out, err, ok) = enrich_join("orders.txt", "customers.csv");
    assert!(ok, "{err}");
    assert_eq!(out, *told);
}

#[test]
fn without_a_table_it_does_not_start() {
    let (_, err, ok) = enrich_join("orders.txt", "nowhere.csv");
    assert!(!ok && err.contains("a reloading table could not be loaded"), "{err}");
}
