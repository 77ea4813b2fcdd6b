//! The commands: one table, of which the usage text and the completions of shells are made.

mod check;
mod completions;
mod explain;
mod new;
mod ops;
mod source;

/// One command.
struct Command {
    name: &'static str,
    /// Its arguments, as they stand in the usage text.
    usage: &'static str,
    summary: &'static str,
    argument: Argument,
    flags: &'static [Flag],
    run: fn(&[&str]) -> Result<String, String>,
}

/// What a command takes besides flags.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    File,
    Words(&'static [&'static str]),
    Other,
}

/// A flag of a command.
struct Flag {
    name: &'static str,
    takes_value: bool,
    /// The values that it knows; none when it takes a folder.
    values: &'static [&'static str],
}

impl Flag {
    const fn alone(name: &'static str) -> Flag {
        Flag { name, takes_value: false, values: &[] }
    }
}

impl Command {
    /// How it is called, and what it does.
    fn help(&self) -> String {
        let call = format!("streamc {} {}", self.name, self.usage);
        format!("  {}\n      {}\n", call.trim(), self.summary)
    }
}

const COMMANDS: &[Command] = &[
    Command {
        name: "explain",
        usage: "FILE[::FUNCTION] [--format text|mermaid|dot|json] [--rust]",
        summary: "the plan before and after each rule, and the stages; or the plan as a drawing; or the kernel as Rust",
        argument: Argument::File,
        flags: &[
            Flag { name: "--format", takes_value: true, values: explain::FORMATS },
            Flag::alone("--rust"),
        ],
        run: explain::explain,
    },
    Command {
        name: "check",
        usage: "FILE",
        summary: "the errors and warnings of all pipelines of a file, without building it",
        argument: Argument::File,
        flags: &[],
        run: check::check,
    },
    Command {
        name: "ops",
        usage: "",
        summary: "the operators",
        argument: Argument::Other,
        flags: &[],
        run: |args| alone(args, "ops", ops::ops),
    },
    Command {
        name: "new",
        usage: "NAME [--path CHECKOUT]",
        summary: "makes a crate with a pipeline, that uses the runtime of a checkout if one is given",
        argument: Argument::Other,
        flags: &[Flag { name: "--path", takes_value: true, values: &[] }],
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
        usage: "",
        summary: "this text",
        argument: Argument::Other,
        flags: &[],
        run: |args| alone(args, "help", usage),
    },
];

fn usage() -> String {
    let mut out = String::from("streamc: the compiler of streamc pipelines\n\n");
    for command in COMMANDS {
        out.push_str(&command.help());
    }
    out.push_str("\nexit code: 0, or 1 when something was wrong\n");
    out
}

fn alone(args: &[&str], name: &str, text: fn() -> String) -> Result<String, String> {
    match args {
        [] => Ok(text()),
        [arg, ..] => Err(format!("error: `streamc {name}` takes no argument, but `{arg}` is given\n")),
    }
}

/// Runs one command: what to print, or what went wrong.
pub(crate) fn run(args: Vec<String>) -> Result<String, String> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Err(usage()),
        ["--help" | "-h"] => Ok(usage()),
        ["--version" | "-V"] => Ok(concat!("streamc ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
        [name, rest @ ..] => match COMMANDS.iter().find(|command| command.name == *name) {
            Some(command) if rest.iter().any(|word| ["--help", "-h"].contains(word)) => Ok(command.help()),
            Some(command) => (command.run)(rest),
            None => {
                let near = streamc::diag::nearest(name, COMMANDS.iter().map(|command| command.name));
                let help = near.map(|name| format!("help: write `streamc {name}`\n")).unwrap_or_default();
                Err(format!("error: `streamc` has no command `{name}`\n{help}\n{}", usage()))
            }
        },
    }
}
