//! Tasks of this repository: `cargo xtask`.

#![allow(clippy::print_stdout, reason = "a command line tool speaks to its user")]

mod args;
mod command;
mod editor;
mod floors;
mod gen_pipelines;
mod parity;
mod test;
mod wc_check;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK
  editor                      what rust-analyzer says in pipelines: completion, types, errors
  floors                      which modules use which, floor by floor; fails on a circle or an arrow up
  gen-pipelines [--seed S]    write tests/pipelines: random pipelines over every operator
  parity [--dir FOLDER]       traces of Spark against a release; how long that test takes to build
  test [--connectors NAME..|--all]
                              every test, tier by tier, or the tests of connectors with real peers
  wc-check [--size 128M]      compare the word_count example with sort and uniq on a file of that size
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let task = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    if task == "test" {
        return ended(test::run(&args));
    }
    let options = args::Args::new(args.into_iter());
    ended(match task.as_str() {
        "floors" => options.and_then(floors::run),
        "editor" => options.and_then(editor::run),
        "gen-pipelines" => options.and_then(gen_pipelines::run),
        "parity" => options.and_then(parity::run),
        "wc-check" => options.and_then(wc_check::run),
        _ => Err(USAGE.to_owned()),
    })
}

fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}
