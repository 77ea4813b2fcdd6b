//! Tasks of this repository: `cargo xtask`.

mod args;
mod gen_pipelines;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK
  gen-pipelines [--seed S]    write tests/pipelines: random pipelines over every operator
  wc-check [--size 128M]      compare the word_count example with sort and uniq on a file of that size
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let task = args.next().unwrap_or_default();
    let options = args::Args::new(args);
    let result = match task.as_str() {
        "gen-pipelines" => options.and_then(gen_pipelines::run),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}
