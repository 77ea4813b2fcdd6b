//! The commands: one table, of which the usage text, the reading of flags and the completions of
//! shells are made.

use crate::{
    check, completions, explain, new, ops,
    spec::{Argument, Command, Flag},
};

/// What `#[cfg(..)]` of the file is held against: see `conditions`.
pub(crate) const CFG: Flag = Flag::repeated("--cfg", "SPEC");
pub(crate) const FEATURES: Flag = Flag::repeated("--features", "NAMES");
pub(crate) const NO_FEATURES: Flag = Flag::alone("--no-default-features");

pub(crate) const COMMANDS: &[Command] = &[
    Command {
        name: "explain",
        usage: "FILE[::PATH] [--format text|mermaid|dot|json | --rust] [--cfg SPEC].. [--features NAMES] [--no-default-features]",
        summary: "the plan before and after each rule, and the stages; or the plan as a drawing; or the kernel as Rust",
        argument: Argument::File,
        flags: &[
            Flag { name: "--format", value: Some("FORMAT"), values: explain::FORMATS, repeats: false },
            Flag::alone("--rust"),
            CFG,
            FEATURES,
            NO_FEATURES,
        ],
        run: explain::explain,
    },
    Command {
        name: "check",
        usage: "FILE[::PATH] [--cfg SPEC].. [--features NAMES] [--no-default-features]",
        summary: "the errors and warnings of the pipelines of a file, without building it",
        argument: Argument::File,
        flags: &[CFG, FEATURES, NO_FEATURES],
        run: check::check,
    },
    Command {
        name: "ops",
        usage: "",
        summary: "the operators",
        argument: Argument::None,
        flags: &[],
        run: |_| Ok(ops::ops()),
    },
    Command {
        name: "new",
        usage: "NAME [--path CHECKOUT]",
        summary: "makes a crate with a pipeline; with `--path` it uses the runtime of a checkout",
        argument: Argument::Name,
        flags: &[Flag { name: "--path", value: Some("CHECKOUT"), values: &[], repeats: false }],
        run: new::new,
    },
    Command {
        name: "completions",
        usage: "bash|zsh|fish",
        summary: "a script for your shell: `source <(streamc completions bash)`",
        argument: Argument::Words(&["bash", "zsh", "fish"]),
        flags: &[],
        run: completions::completions,
    },
    Command {
        name: "help",
        usage: "[COMMAND]",
        summary: "this text, or that of one command",
        argument: Argument::Command,
        flags: &[],
        run: |given| Ok(command(given.operand).map_or_else(usage, Command::help)),
    },
];

pub(crate) fn usage() -> String {
    let mut out = String::from("streamc: the compiler of streamc pipelines\n\n");
    for command in COMMANDS {
        out.push_str(&command.help());
    }
    out.push_str("\nPATH names a pipeline, or a module with pipelines: `src/lib.rs::jobs::word_count`\n");
    out.push_str("SPEC is `name` or `name=\"value\"`, as for rustc; without any of these flags, each `cfg` is taken as set\n");
    out.push_str("exit code: 0, or 1 when something was wrong\n");
    out
}

pub(crate) fn command(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// Runs one command: what to print, or what went wrong.
pub(crate) fn run(args: Vec<String>) -> Result<String, String> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Err(usage()),
        ["--help" | "-h", ..] => Ok(usage()),
        ["--version" | "-V"] => Ok(concat!("streamc ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
        [name, rest @ ..] => match command(name) {
            Some(command) => {
                let mut flags = rest.iter().take_while(|word| **word != "--");
                if flags.any(|word| ["--help", "-h"].contains(word)) {
                    return Ok(command.help());
                }
                (command.run)(&command.read(rest, COMMANDS)?)
            }
            None => {
                let what = if name.starts_with('-') { "flag" } else { "command" };
                let near = streamc_compiler::diag::nearest(name, COMMANDS.iter().map(|command| command.name));
                let help = near.map(|name| format!("help: write `streamc {name}`\n")).unwrap_or_default();
                Err(format!("error: `streamc` has no {what} `{name}`\n{help}\n{}", usage()))
            }
        },
    }
}
