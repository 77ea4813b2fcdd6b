//! Counts the lines that contain a pattern, and shows the first ones. Both outputs share one pass.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program says how it is used")]

use std::process::ExitCode;
use streamc_runtime::{args::USAGE, prelude::*};

const HOW: &str = "  grep_count PATTERN [--file PATH | --socket HOST:PORT]   (without either it reads standard input) and:\n";

#[pipeline(batch = "1s")]
fn grep_count(lines: DStream<&str>, pattern: String) {
    let found = lines.filter(|line| line.contains(&pattern));
    found.print();
    found.count().print();
}

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
    let explain = args.iter().any(|arg| arg == "--explain");
    let builder = StreamingContext::builder().args(&mut args)?;
    let mut args = Args::new(args);
    let socket = args.value("--socket")?.map(|address| socket_text_stream(&address).into_dstream());
    let file = args.value("--file")?.map(|path| file_text(&path).into_dstream());
    let lines = socket.or(file).unwrap_or_else(|| file_text("-").into_dstream());
    let pattern = if args.rest().is_empty() { None } else { Some(args.rest_mut().remove(0)) };
    args.finish(HOW)?;
    // to explain it, no pattern is needed
    let Some(pattern) = pattern.or(explain.then(String::new)) else {
        return Err(streamc_runtime::Error::Config(format!("a pattern is missing\n\nusage:\n{HOW}{USAGE}")));
    };
    builder.build()?.run(grep_count(lines, pattern))
}
