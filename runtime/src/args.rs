//! Command line flags, for the context and for programs with flags of their own.

use crate::{
    env::{Console, SystemConsole},
    error::Error,
};
use std::{ffi::OsString, fmt::Display, str::FromStr};

/// The flags that a context knows, for a usage text.
pub const USAGE: &str = "  --batch DURATION          batch interval: 100ms, 1.5s, 2min
  --partitions N            partitions of keyed operators and sources: 1 to 4096
  --threads N               threads that compute batches: 1 to 1024
  --concurrent-batches N    maximum batches computed at the same time: 1 to 1024
  --max-batch-bytes N       maximum bytes a batch takes from its sources
  --max-catch-up N          maximum windows produced for batch times without a batch
  --at-end WHAT             at the end of input: windows, timeouts or leave
  --skip-empty              print nothing for batches without records
  --spark-print             print exactly what Spark prints
  --stats                   print all counts at the stop, not only a summary
  --quiet                   print nothing at the stop
  --explain                 print the plans and stages of the pipelines, and exit
";

/// The command line of a program: flags are taken off one by one, and what is left over is an
/// error.
///
/// A program with flags of its own takes them, and gives the rest to its context:
///
/// ```no_run
/// use streamc::prelude::*;
/// # fn word_count(_: impl IntoDStream<&'static str>, _: usize) -> Pipeline { unimplemented!() }
///
/// fn main() -> streamc::Result<()> {
///     // answers `--help` with this line and the flags of the context
///     let mut args = Args::of_program("word_count FILE [--top N]");
///     let top = args.number("--top")?.unwrap_or(10);
///     let file = args.operand("FILE")?;
///     args.context()?.run(word_count(file_text(&file), top))
/// }
/// ```
///
/// A flag is written `--name VALUE` or `--name=VALUE`. One that is given twice, has no value or an
/// empty one, or whose value looks like another flag is refused.
#[derive(Clone, Debug, Default)]
pub struct Args {
    rest: Vec<String>,
    /// the names that were asked for, for the help in [`Args::finish`]
    known: Vec<&'static str>,
    /// how the program is called, one form a line
    usage: String,
    /// an argument that is not UTF-8, with replacement characters
    not_utf8: Option<String>,
}

impl Args {
    /// Of a list without the program's name.
    #[must_use]
    pub fn new(args: Vec<String>) -> Self {
        Args { rest: args, ..Args::default() }
    }

    /// Of the command line.
    #[must_use]
    pub fn from_env() -> Self {
        Args::of_os(std::env::args_os().skip(1))
    }

    /// Keeps the first argument that is not UTF-8, to be refused where a result can say so.
    fn of_os(args: impl Iterator<Item = OsString>) -> Self {
        let (mut rest, mut not_utf8) = (Vec::new(), None);
        for arg in args {
            let text = arg.to_string_lossy().into_owned();
            if arg.to_str().is_none() {
                not_utf8.get_or_insert_with(|| text.clone());
            }
            rest.push(text);
        }
        Args { not_utf8, ..Args::new(rest) }
    }

    fn is_utf8(&self) -> Result<(), Error> {
        match &self.not_utf8 {
            Some(arg) => Err(Error::Config(format!("the argument `{arg}` is not UTF-8"))),
            None => Ok(()),
        }
    }

    /// Of the command line of a program with flags of its own. `usage` says how it is called:
    /// `word_count FILE [--top N]`.
    ///
    /// With `--help` or `-h` on the command line this prints `usage` and the flags of the context,
    /// and ends the program.
    #[must_use]
    pub fn of_program(usage: impl Into<String>) -> Self {
        let mut args = Args { usage: usage.into(), ..Args::from_env() };
        args.answer_help();
        args
    }

    /// With `--help` or `-h`: prints how the program is called, and ends it.
    pub(crate) fn answer_help(&mut self) {
        if self.flag("--help") | self.flag("-h") {
            // a terminal that is gone has no reader to be told
            let _ = SystemConsole.out(&self.usage_text());
            std::process::exit(0);
        }
    }

    /// Takes `name VALUE` or `name=VALUE`.
    ///
    /// # Errors
    /// When the value is missing or empty, or the flag is given twice. A value that begins with
    /// `--` is written `name=VALUE`.
    pub fn value(&mut self, name: &'static str) -> Result<Option<String>, Error> {
        self.is_utf8()?;
        self.known.push(name);
        let Some(value) = self.take(name)? else { return Ok(None) };
        if self.rest.iter().any(|arg| is(arg, name)) {
            return Err(Error::Config(format!("`{name}` is given twice")));
        }
        Ok(Some(value))
    }

    fn take(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(at) = self.rest.iter().position(|arg| is(arg, name)) else { return Ok(None) };
        let arg = self.rest.remove(at);
        let value = match arg.split_once('=') {
            Some((_, value)) => value.to_owned(),
            None if self.rest.get(at).is_some_and(|value| !value.starts_with("--")) => self.rest.remove(at),
            None => return Err(Error::Config(format!("`{name}` needs a value"))),
        };
        if value.is_empty() {
            return Err(Error::Config(format!("`{name}` needs a value, but it is empty")));
        }
        Ok(Some(value))
    }

    /// As [`Args::value`], for numbers and whatever else can be read from text.
    ///
    /// # Errors
    /// Those of [`Args::value`], and when the value cannot be read.
    pub fn number<N: FromStr<Err: Display>>(&mut self, name: &'static str) -> Result<Option<N>, Error> {
        let Some(text) = self.value(name)? else { return Ok(None) };
        let refused = |why| Error::Config(format!("`{name} {text}`: `{text}` cannot be read: {why}"));
        text.parse().map(Some).map_err(refused)
    }

    /// Takes `name`; whether it was there.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.known.push(name);
        let before = self.rest.len();
        self.rest.retain(|arg| arg != name);
        self.rest.len() < before
    }

    /// Whether `--explain` is given: the program shows what its pipelines are compiled to, and then
    /// ends. What it opens, creates or reads itself can wait for a run without it.
    ///
    /// To be asked before [`Args::context`], which takes the flag.
    pub fn explains(&self) -> bool {
        self.rest.iter().any(|arg| arg == "--explain")
    }

    /// Takes the first argument that is not a flag, nor the value of a flag of the context. Take
    /// the program's own flags before; their values would be taken for operands. `name` is what
    /// messages call it: `FILE`.
    ///
    /// With `--explain`, which shows the plan and reads nothing, an operand that is missing is
    /// `name` itself: see [`Args::explains`].
    ///
    /// # Errors
    /// When there is none, or it is empty.
    pub fn operand(&mut self, name: &str) -> Result<String, Error> {
        self.is_utf8()?;
        let mut at = 0;
        while let Some(arg) = self.rest.get(at) {
            if arg.len() > 1 && arg.starts_with('-') {
                at +=
                    if context_flags().any(|flag| flag.value.is_some() && flag.name == arg) { 2 } else { 1 };
            } else if arg.is_empty() {
                return Err(self.misused(&format!("`{name}` is empty")));
            } else {
                return Ok(self.rest.remove(at));
            }
        }
        // nothing is read or written then
        match self.explains() {
            true => Ok(name.to_owned()),
            false => {
                self.no_unknown_flag()?;
                Err(self.misused(&format!("`{name}` is missing")))
            }
        }
    }

    /// What has not been taken.
    #[must_use]
    pub fn rest(&self) -> &[String] {
        &self.rest
    }

    /// To give them to something else that takes flags off.
    pub fn rest_mut(&mut self) -> &mut Vec<String> {
        &mut self.rest
    }

    /// All flags have been taken.
    ///
    /// # Errors
    /// When one is left over: names it and the nearest known one. If it is `--help`, which
    /// [`Args::of_program`] answers itself, the error is `usage`; where that ends in `and:`, the
    /// flags of the context follow.
    pub fn finish(mut self, usage: &str) -> Result<(), Error> {
        usage.clone_into(&mut self.usage);
        self.is_empty()
    }

    pub(crate) fn is_empty(&self) -> Result<(), Error> {
        self.is_utf8()?;
        self.rest.first().map_or(Ok(()), |unknown| Err(self.unknown(unknown)))
    }

    /// What is mistyped is more likely the mistake than what is missing because of it.
    fn no_unknown_flag(&self) -> Result<(), Error> {
        let is_known = |arg: &str| context_flags().any(|flag| is(arg, flag.name));
        let unknown = self.rest.iter().find(|arg| arg.starts_with("--") && !is_known(arg));
        unknown.map_or(Ok(()), |unknown| Err(self.unknown(unknown)))
    }

    fn unknown(&self, unknown: &str) -> Error {
        if matches!(unknown, "--help" | "-h") {
            return Error::Config(self.usage_text());
        }
        let name = unknown.split('=').next().unwrap_or(unknown);
        let known = self.known.iter().copied().chain(context_flags().map(|flag| flag.name));
        let near = known.min_by_key(|known| distance(name, known));
        let near = near.filter(|known| name.starts_with('-') && distance(name, known) <= known.len() / 2);
        let is_twice = near == Some(name);
        let hint = match near {
            Some(_) if is_twice => ": it is given twice, or has a value that it does not take".to_owned(),
            Some(near) => format!(", did you mean `{near}`?"),
            None => String::new(),
        };
        let what = if is_twice { "unexpected" } else { "unknown" };
        self.misused(&format!("{what} argument `{unknown}`{hint}"))
    }

    fn misused(&self, what: &str) -> Error {
        Error::Config(format!("{what}\nhelp: `--help` shows how the program is called"))
    }

    /// How the program is called, and the flags of its context. A usage that does not end in `and:`
    /// is complete, or one line or more of calls that are not indented.
    fn usage_text(&self) -> String {
        let usage = self.usage.trim_end();
        if usage.is_empty() {
            return format!("flags:\n{USAGE}");
        }
        if usage.ends_with("and:") {
            return format!("usage:\n{usage}\n{USAGE}");
        }
        if usage.contains(USAGE.trim_end()) || usage.starts_with(' ') {
            return format!("usage:\n{usage}\n");
        }
        let calls: String = usage.lines().map(|line| format!("  {line}\n")).collect();
        format!("usage:\n{calls}\nflags of every program:\n{USAGE}")
    }
}

/// A flag of a context.
pub(crate) struct ContextFlag {
    /// With `--`.
    pub(crate) name: &'static str,
    /// The name of its value, if it takes one.
    pub(crate) value: Option<&'static str>,
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only another parser's help needs it"))]
    pub(crate) help: &'static str,
}

/// The flags of [`USAGE`].
pub(crate) fn context_flags() -> impl Iterator<Item = ContextFlag> {
    USAGE.lines().filter_map(|line| {
        let (call, help) = line.trim_start().split_once("  ")?;
        let (name, value) = call.split_once(' ').map_or((call, None), |(name, value)| (name, Some(value)));
        Some(ContextFlag { name, value, help: help.trim_start() })
    })
}

fn is(arg: &str, name: &str) -> bool {
    arg.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
}

/// How many letters have to be added, removed or changed to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(all(test, unix))]
mod tests {
    use super::Args;
    use std::{ffi::OsString, os::unix::ffi::OsStringExt};

    /// A message at whatever the program asks for first, and no panic.
    #[test]
    fn an_argument_that_is_not_utf8_is_named() {
        let args =
            || Args::of_os([OsString::from("--top"), OsString::from_vec(vec![b'a', 0xff])].into_iter());
        let message = "the argument `a\u{fffd}` is not UTF-8";
        let said = [
            args().value("--top").map(drop).unwrap_err().to_string(),
            args().operand("FILE").map(drop).unwrap_err().to_string(),
            args().finish("").unwrap_err().to_string(),
        ];
        assert!(said.iter().all(|said| said.contains(message)), "{said:?}");
    }
}
