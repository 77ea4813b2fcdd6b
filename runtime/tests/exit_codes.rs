//! The exit codes of docs/running.md, as a shell shows them; those of signals are in
//! `context_signals.rs`. The test has a `main` of its own and no harness, which would catch panics:
//! it starts itself again as the program whose code is looked at.
#![cfg_attr(not(unix), allow(dead_code, reason = "there is no shell"))]
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test may")]

mod hand;

use std::{
    panic,
    process::{Command, abort},
};
use streamc_runtime::{
    StreamingContext,
    args::Args,
    dstream::IntoDStream,
    source::{file_text, queue_stream},
    testkit,
};

const ROLE: &str = "STREAMC_TEST_EXIT_ROLE";

/// What a program does, the code that it ends with, and a text on its standard error output.
const CASES: [(&str, i32, &str); 6] = [
    ("runs to its end", 0, "streamc: stopped"),
    ("has a closure that panics", 1, "output `lines.print` failed in `map`"),
    ("has a source that fails", 1, "no/such/file: cannot be opened"),
    ("refuses an argument", 1, "unknown argument `--bacth`, did you mean `--batch`?\nhelp: `--help` shows"),
    ("panics in main", 101, "main has a mistake"),
    ("has a closure that panics, which aborts", 134, "boom"),
];

fn main() -> streamc_runtime::Result<()> {
    let Ok(role) = std::env::var(ROLE) else {
        check();
        return Ok(());
    };
    let context = || StreamingContext::builder().batch("1s").threads(1).build();
    let explodes = |line: &str| match line {
        "boom" => panic!("boom"),
        line => line.to_owned(),
    };
    let lines = |line: &'static str| queue_stream([vec![line]]).into_dstream();
    match &*role {
        "runs to its end" => context()?.run(hand::print(lines("a"), explodes)),
        "has a closure that panics" => context()?.run(hand::print(lines("boom"), explodes)),
        "has a source that fails" => {
            let missing = file_text("no/such/file").into_dstream();
            context()?.run(hand::print(missing, explodes))
        }
        "refuses an argument" => Args::new(vec!["--bacth".to_owned(), "1s".to_owned()]).context().map(drop),
        "panics in main" => {
            context()?.run(hand::print(testkit::input::<&str>().stream(), explodes))?;
            panic!("main has a mistake");
        }
        _ => {
            // what `panic = "abort"` makes of a panic, after its message
            let message = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                message(info);
                abort();
            }));
            context()?.run(hand::print(lines("boom"), explodes))
        }
    }
}

#[cfg(not(unix))]
fn check() {}

#[cfg(unix)]
fn check() {
    for (role, code, text) in CASES {
        // a command after it, so that the shell waits and does not become the program; no file of
        // its memory
        let run = "ulimit -c 0; \"$0\"; echo \"the code is $?\"";
        let mut shell = Command::new("sh");
        let out = shell.args(["-c", run]).arg(std::env::current_exe().unwrap()).env(ROLE, role).output();
        let out = out.unwrap();
        let (shown, err) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        assert!(shown.ends_with(&format!("the code is {code}\n")), "a program that {role}: {shown}\n{err}");
        assert!(err.contains(text), "a program that {role} said: {err}");
    }
    eprintln!("{} exit codes are as they should be", CASES.len());
}
