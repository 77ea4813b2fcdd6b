//! `orders` writes a row for each order and says so; a second run changes nothing.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use rusqlite::Connection;
use std::{fs, path::PathBuf, process::Command};

#[test]
fn orders_are_rows_however_often_they_are_read() {
    let database = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("orders.db");
    let _ = fs::remove_file(&database);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/orders.txt");
    for _ in 0..2 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orders"));
        let output = command.arg(&database).args([file, "--quiet"]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let head = include_str!("../src/bin/orders.rs").split("orders.txt\n").nth(1).unwrap();
        let shown =
            head.lines().map(|line| line.trim_start_matches("//! ")).take_while(|line| *line != "```");
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            shown.map(|line| format!("{line}\n")).collect::<String>()
        );
        let db = Connection::open(&database).unwrap();
        let mut rows = db.prepare("SELECT id, customer, cents, item FROM orders ORDER BY id").unwrap();
        let rows: Vec<(i64, String, i64, String)> = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let row = |id, who: &str, cents, what: &str| (id, who.to_owned(), cents, what.to_owned());
        assert_eq!(
            rows,
            [row(1, "ada", 1250, "shoes"), row(2, "bob", 300, "black tea"), row(3, "ada", 475, "rye bread")]
        );
    }
}

#[test]
fn help_and_explain_create_no_database() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explained");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for args in [&["--help"][..], &["--explain"], &["orders.db", "no/such/file", "--explain"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orders"));
        let output = command.args(args).current_dir(&folder).output().unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{args:?}");
    }
}
