//! Both programs see the sales that the shared fragment lets through.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::process::Command;

fn printed(program: &str, args: &[&str]) -> String {
    let sales = concat!(env!("CARGO_MANIFEST_DIR"), "/sales.txt");
    let mut command = Command::new(program);
    let output = command.arg(sales).args(args).args(["--quiet", "--partitions", "1"]).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_programs_share_what_a_sale_is() {
    let revenue = printed(env!("CARGO_BIN_EXE_revenue"), &[]);
    assert_eq!(revenue, "teapot 29.00\ntea 10.50\ncake 9.60\n");
    let large = env!("CARGO_BIN_EXE_large_sales");
    assert_eq!(printed(large, &[]), "teapot for 29.00\ntea for 7.00\nnot a sale: for nothing\n");
    assert_eq!(printed(large, &["--at-least", "1000"]), "teapot for 29.00\nnot a sale: for nothing\n");
}
