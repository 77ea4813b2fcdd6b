//! The terminal seam: nothing else in the runtime writes to the standard streams.

use std::{
    fmt,
    io::{self, Write},
};

/// Where output for people goes.
pub trait Console: fmt::Debug + Send + Sync + 'static {
    /// Writes results, such as those of `print`, and flushes them.
    fn out(&self, text: &str) -> io::Result<()>;
    /// Writes messages about the run.
    fn err(&self, text: &str) -> io::Result<()>;
    /// Calls `f`, a user's closure in the driver that may write to the terminal without this seam.
    /// A console that also draws there overrides this.
    fn aside(&self, f: &mut dyn FnMut()) {
        f();
    }
}

/// The process's stdout and stderr. Messages block a thread for at most a second. While nobody
/// reads them, up to a thousand are queued; later ones are dropped.
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
