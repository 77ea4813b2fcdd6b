//! The command `streamc`: all input and output of the compiler lives here and in `cli`.

mod cli;

use std::{
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    match cli::run(std::env::args().skip(1).collect()) {
        Ok(text) => match print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            // a reader that has seen enough: `streamc ops | head`
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                cli::say(&format!("error: cannot write to the standard output: {error}\n"));
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            cli::say(&message);
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
