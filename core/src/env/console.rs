//! The terminal seam: nothing else in the runtime writes to the standard streams.

use std::{
    fmt,
    io::{self, Write},
};

/// Where people look.
pub trait Console: fmt::Debug + Send + Sync + 'static {
    /// Writes results, such as those of `print`, and flushes them.
    fn out(&self, text: &str) -> io::Result<()>;
    /// Writes messages about the run.
    fn err(&self, text: &str) -> io::Result<()>;
    /// Calls `f`, which may write to the terminal past this seam: a closure of the user in the
    /// driver. For what draws there too.
    fn aside(&self, f: &mut dyn FnMut()) {
        f();
    }
}

/// The standard output and the standard error output of the process. Messages hold up nobody for
/// longer than a second: while nobody reads them they wait, up to a thousand, and those beyond are
/// dropped.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemConsole;

impl Console for SystemConsole {
    fn out(&self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    fn err(&self, text: &str) -> io::Result<()> {
        super::messages::say(text)
    }
}
