//! The flags of a context for programs that read their command line with clap.

use super::{Builder, StreamingContext};
use crate::{
    args::{Args, context_flags},
    error::Error,
};
use clap::{
    Arg, ArgAction, ArgMatches, Command, FromArgMatches,
    error::{ErrorKind, Result},
};

/// The flags of a context, to flatten into a command line of your own. Needs the feature `cli`.
///
/// ```no_run
/// use clap::Parser;
/// use streamc::{context::ContextArgs, prelude::*};
/// # fn word_count(_: impl IntoDStream<&'static str>, _: usize) -> Pipeline { unimplemented!() }
///
/// /// Counts the words of a file
/// #[derive(Parser)]
/// struct Cli {
///     file: String,
///     /// How many of the most frequent words to print
///     #[arg(long, default_value_t = 10)]
///     top: usize,
///     #[command(flatten)]
///     context: ContextArgs,
/// }
///
/// fn main() -> streamc::Result<()> {
///     let cli = Cli::parse();
///     cli.context.context()?.run(word_count(file_text(&cli.file), cli.top))
/// }
/// ```
///
/// The flags are those of [`USAGE`](crate::args::USAGE); the id of each is its name without `--`.
/// `--explain` reads no input: mark required operands with
/// `#[arg(required_unless_present = "explain")]`.
#[derive(Clone, Debug, Default)]
pub struct ContextArgs {
    /// `--name` or `--name=value` of each flag on the command line.
    given: Vec<String>,
}

impl ContextArgs {
    /// Returns whether `--explain` is given: see [`Args::explains`].
    #[must_use]
    pub fn explains(&self) -> bool {
        Args::new(self.given.clone()).explains()
    }

    /// Applies the flags to settings made in code. A flag overrides a setting.
    ///
    /// # Errors
    /// If a value cannot be read; the parser has already refused those.
    pub fn apply(self, builder: Builder) -> std::result::Result<Builder, Error> {
        builder.all_args(Args::new(self.given))
    }

    /// Builds a context with these settings.
    ///
    /// # Errors
    /// If the context cannot be built.
    pub fn context(self) -> std::result::Result<StreamingContext, Error> {
        self.apply(StreamingContext::builder())?.build()
    }
}

impl clap::Args for ContextArgs {
    fn augment_args(command: Command) -> Command {
        let flags = context_flags().map(|flag| {
            let arg = Arg::new(id(flag.name)).long(id(flag.name)).help(flag.help);
            let arg = arg.help_heading("streamc options");
            match flag.value {
                Some(value) => arg.value_name(value),
                None => arg.action(ArgAction::SetTrue),
            }
        });
        command.args(flags)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for ContextArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self> {
        let mut given = Vec::new();
        for flag in context_flags() {
            if flag.value.is_none() {
                given.extend(matches.get_flag(id(flag.name)).then(|| flag.name.to_owned()));
            } else if let Some(value) = matches.get_one::<String>(id(flag.name)) {
                given.push(format!("{}={value}", flag.name));
            }
        }
        let args = ContextArgs { given };
        let checked = args.clone().apply(StreamingContext::builder()).and_then(|builder| builder.check());
        match checked {
            Ok(_) => Ok(args),
            Err(error) => Err(clap::Error::raw(ErrorKind::ValueValidation, error)),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<()> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn id(name: &'static str) -> &'static str {
    name.trim_start_matches('-')
}
