//! The command line. clap derives help, usage errors and completions from these types.

use crate::{check, completions, explain::Explain, new::New, ops, source::Input};
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

/// The compiler of streamc pipelines
#[derive(Parser)]
#[command(
    name = "streamc",
    version,
    arg_required_else_help = true,
    after_help = "Exit code: 0 on success, 1 on an error, 2 on wrong arguments"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show how a pipeline is compiled: its plan before and after each rule, and its stages
    Explain(Explain),
    /// Report errors and warnings of the pipelines in a file, without building it
    Check(Input),
    /// List the operators
    Ops,
    /// Create a crate with a pipeline and a test
    New(New),
    /// Print a completion script for a shell: `source <(streamc completions bash)`
    Completions {
        /// The shell that reads the script
        shell: Shell,
    },
}

impl Cli {
    /// Runs the command. Returns what to print, or the error.
    pub(crate) fn run(self) -> Result<String, String> {
        match self.command {
            Command::Explain(explain) => explain.run(),
            Command::Check(input) => check::check(&input),
            Command::Ops => Ok(ops::ops()),
            Command::New(new) => new.run(),
            Command::Completions { shell } => completions::script(shell, &mut Cli::command()),
        }
    }
}
