//! Reports on Apache's error log: lines of each level, the clients that cause most of them, lines of another form.
//!
//! `cargo run --bin log_levels -- examples/data/error_log.txt`. The pipeline is in the library of this package, where
//! `log_watch` uses it too.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use streamc_examples::error_log;
use streamc_runtime::{args::USAGE, prelude::*};

const HOW: &str =
    "  log_levels PATH [--top N]   (- is standard input; try examples/data/error_log.txt) and:\n";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Vec<String>) -> streamc_runtime::Result<()> {
    if args.is_empty() || args.iter().any(|arg| arg == "--help") {
        print!("usage:\n{HOW}{USAGE}");
        return Ok(());
    }
    let builder = StreamingContext::builder().args(&mut args)?;
    let mut args = Args::new(args);
    let top = args.number("--top")?.unwrap_or(3);
    let path = args.rest().first().cloned().unwrap_or_else(|| "-".to_owned());
    if !args.rest().is_empty() {
        args.rest_mut().remove(0);
    }
    args.finish(HOW)?;
    builder.build()?.run(error_log::report(file_text(&path), top))
}
