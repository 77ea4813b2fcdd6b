//! Reports on Apache's error log: lines of each level, the clients that cause most of them, lines
//! of another form.
//!
//! `cargo run --bin log_levels -- examples/data/error_log.txt`. The pipeline is in the library of
//! this package, where `log_watch` uses it too.
#![allow(clippy::print_stdout, reason = "a program says how it is used")]
#![forbid(unsafe_code)]

use streamc::prelude::*;
use streamc_examples::error_log;

fn main() -> streamc::Result<()> {
    let usage = "log_levels PATH [--top N]   (- is standard input; try examples/data/error_log.txt)";
    let mut args = Args::of_program(usage);
    let top = args.number("--top")?.unwrap_or(3);
    let path = args.operand("PATH")?;
    args.context()?.run(error_log::report(file_text(&path), top))
}
