//! Command line flags, for the context and for programs with flags of their own.

use crate::Error;

/// The flags that a context knows, for a usage text.
pub const USAGE: &str = "  --batch DURATION          time between two batches: 100ms, 1s, 2min
  --partitions N            partitions of keyed operators and sources
  --threads N               threads that batches are computed with
  --concurrent-batches N    batches that may be computed at the same time
  --quiet                   print no counts at the stop
  --explain                 show what the pipelines are compiled to, and end
";

/// Flags that are taken off one by one; what is left over is an error.
///
/// ```
/// use streamc_runtime::args::Args;
///
/// let mut args = Args::new(["--top", "5", "--fast", "words.txt"].map(String::from).to_vec());
/// let top: usize = args.number("--top")?.unwrap_or(10);
/// let fast = args.flag("--fast");
/// assert_eq!((top, fast, args.rest()), (5, true, ["words.txt".to_owned()].as_slice()));
/// # Ok::<(), streamc_runtime::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Args {
    rest: Vec<String>,
    /// the names that were asked for, for the help in [`Args::finish`]
    known: Vec<&'static str>,
}

impl Args {
    /// Of a list without the program's name.
    #[must_use]
    pub fn new(args: Vec<String>) -> Self {
        Args { rest: args, known: Vec::new() }
    }

    /// Of the command line.
    #[must_use]
    pub fn from_env() -> Self {
        Args::new(std::env::args().skip(1).collect())
    }

    /// Takes `name VALUE` or `name=VALUE`. The last one counts when it is given several times.
    ///
    /// # Errors
    /// When the value is missing.
    pub fn value(&mut self, name: &'static str) -> Result<Option<String>, Error> {
        self.known.push(name);
        let mut value = None;
        while let Some(at) = self.rest.iter().position(|arg| is(arg, name)) {
            let arg = self.rest.remove(at);
            value = match arg.split_once('=') {
                Some((_, value)) => Some(value.to_owned()),
                None if at < self.rest.len() => Some(self.rest.remove(at)),
                None => return Err(Error::Config(format!("`{name}` needs a value behind it"))),
            };
        }
        Ok(value)
    }

    /// As [`Args::value`], for whole numbers and whatever else can be read from text.
    ///
    /// # Errors
    /// When the value is missing or cannot be read.
    pub fn number<N: std::str::FromStr>(&mut self, name: &'static str) -> Result<Option<N>, Error> {
        let Some(text) = self.value(name)? else { return Ok(None) };
        let refused =
            |_| Error::Config(format!("`{name} {text}`: `{text}` is not a whole number that fits here"));
        text.parse().map(Some).map_err(refused)
    }

    /// Takes `name`; whether it was there.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.known.push(name);
        let before = self.rest.len();
        self.rest.retain(|arg| arg != name);
        self.rest.len() < before
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
    /// When one is left over: names it, the nearest known one, and `usage`.
    pub fn finish(self, usage: &str) -> Result<(), Error> {
        let Some(unknown) = self.rest.first() else { return Ok(()) };
        let name = unknown.split('=').next().unwrap_or(unknown);
        let near = self.known.iter().min_by_key(|known| distance(name, known));
        let near = near.filter(|known| distance(name, known) <= known.len() / 2);
        let hint = near.map_or(String::new(), |near| format!(", did you mean `{near}`?"));
        Err(Error::Config(format!("unknown argument `{unknown}`{hint}\n\nusage:\n{usage}")))
    }
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
