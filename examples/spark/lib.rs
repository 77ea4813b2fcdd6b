//! What the ports of Spark's streaming examples share: arguments as Spark's programs take them, and page views.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "programs print their usage")]

pub mod page_views;

use std::process::ExitCode;
use streamc_runtime::{Result, StreamingContext, args::USAGE, context::Builder};

/// Runs a program that takes `N` arguments in a fixed order, beside the flags of every context. With `--help`, or with
/// another number of arguments, it prints `usage` instead: a line of arguments, then whatever helps.
pub fn main<const N: usize>(
    usage: &str,
    program: impl FnOnce([String; N], Builder) -> Result<()>,
) -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let is_help = args.iter().any(|arg| arg == "--help" || arg == "-h");
    let usage = format!("usage: {usage}\nflags:\n{USAGE}");
    if is_help {
        print!("{usage}");
        return ExitCode::SUCCESS;
    }
    let run = StreamingContext::builder().args(&mut args).and_then(|context| match args.try_into() {
        Ok(args) => program(args, context),
        Err(args) => {
            let n = args.len();
            Err(streamc_runtime::Error::Config(format!("expected {N} arguments, found {n}\n\n{usage}")))
        }
    });
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
