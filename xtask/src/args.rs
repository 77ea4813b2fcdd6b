//! `--name value` arguments.

use std::path::{Path, PathBuf};

/// The arguments of a task.
#[derive(Debug)]
pub(crate) struct Args(Vec<(String, String)>);

impl Args {
    pub(crate) fn new(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut all = Vec::new();
        while let Some(arg) = args.next() {
            let name = arg.strip_prefix("--").ok_or_else(|| format!("`{arg}` is not an option"))?;
            let value = args.next().ok_or_else(|| format!("`--{name}` needs a value"))?;
            all.push((name.to_owned(), value));
        }
        Ok(Args(all))
    }

    /// The value of an option, once: what is left in the end was not known.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(given, _)| given == name)?;
        Some(self.0.remove(at).1)
    }

    pub(crate) fn finish(self) -> Result<(), String> {
        match self.0.first() {
            None => Ok(()),
            Some((name, _)) => Err(format!("there is no option `--{name}` here")),
        }
    }
}

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or_else(|| Path::new(".")).to_owned()
}
