//! The command `streamc`: all input and output of the compiler is in this crate.

mod check;
mod commands;
mod completions;
mod conditions;
mod explain;
mod new;
mod ops;
mod source;
mod spec;
mod terminal;
mod words;

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

fn answer() -> ExitCode {
    let args: Result<Vec<String>, _> =
        std::env::args_os().skip(1).map(std::ffi::OsString::into_string).collect();
    let result = args.map_err(|arg| format!("error: the argument `{}` is not UTF-8\n", arg.display()));
    match result.and_then(commands::run) {
        Ok(text) => match print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            // a reader that has seen enough: `streamc ops | head`
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                terminal::say(&format!("error: cannot write to the standard output: {error}\n"));
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            terminal::say(&message);
            ExitCode::FAILURE
        }
    }
}

/// Writes it all; what the buffer of the standard output holds too.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
