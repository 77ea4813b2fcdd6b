//! The command `streamc`: all input and output of the compiler is in this crate.

mod check;
mod commands;
mod completions;
mod conditions;
mod explain;
mod messages;
mod new;
mod ops;
mod source;
mod terminal;

use clap::Parser;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Files are parsed by recursion before the limits of pipelines are looked at; the system gives
/// memory only to what is used.
const STACK_BYTES: usize = 1 << 30;

fn main() -> ExitCode {
    match std::thread::Builder::new().stack_size(STACK_BYTES).spawn(answer).map(std::thread::JoinHandle::join)
    {
        Ok(Ok(code)) => code,
        // it has said why
        Ok(Err(_)) => ExitCode::from(101),
        Err(_) => answer(),
    }
}

/// Wrong use is answered by the parser, with exit code 2.
fn answer() -> ExitCode {
    match commands::Cli::parse().run() {
        Ok(text) => match print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            // a reader that has seen enough: `streamc ops | head`
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                terminal::say(&format!("error: cannot write to stdout: {error}\n"));
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            terminal::say(&message);
            ExitCode::FAILURE
        }
    }
}

/// Writes all of it, including what stdout buffers.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
