//! Counts the lines that contain a pattern, and shows the first ones. Both outputs share one pass.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program says how it is used")]

use std::process::ExitCode;
use streamc_runtime::prelude::*;

const HOW: &str =
    "usage: grep_count PATTERN --file PATH | --socket HOST:PORT   [--batch 1s] [--partitions N]\n";

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
    let builder = StreamingContext::builder().args(&mut args)?;
    let mut args = Args::new(args);
    let socket = args.value("--socket")?.map(|address| socket_text_stream(&address).into_dstream());
    let file = args.value("--file")?.map(|path| file_text(&path).into_dstream());
    let pattern = args.rest().first().cloned();
    let (Some(pattern), Some(lines)) = (pattern, socket.or(file)) else {
        print!("{HOW}");
        return Ok(());
    };
    args.rest_mut().remove(0);
    args.finish(HOW)?;
    builder.build()?.run(grep_count(lines, pattern))
}
