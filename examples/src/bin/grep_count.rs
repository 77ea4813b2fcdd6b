//! Counts the lines that contain a pattern, and shows the first ones. Both outputs share one pass.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program says how it is used")]

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn grep_count(lines: DStream<&str>, pattern: String) {
    let found = lines.filter(|line| line.contains(&pattern));
    found.print();
    found.count().print();
}

fn main() -> streamc::Result<()> {
    let usage =
        "grep_count PATTERN [--file PATH | --socket HOST:PORT]   (without either it reads standard input)";
    let mut args = Args::of_program(usage);
    let socket = args.value("--socket")?.map(|address| socket_text_stream(&address).into_dstream());
    let file = args.value("--file")?.map(|path| file_text(&path).into_dstream());
    let lines = socket.or(file).unwrap_or_else(|| file_text("-").into_dstream());
    let pattern = args.operand("PATTERN")?;
    args.context()?.run(grep_count(lines, pattern))
}
