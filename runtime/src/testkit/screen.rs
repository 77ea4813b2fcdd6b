//! A terminal that keeps what is written to it.

use crate::env::Console;
use std::{
    io, mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A terminal for tests: see [`TestKit::writes_to`](super::TestKit::writes_to). Clones are the same
/// terminal.
#[derive(Clone, Debug, Default)]
pub struct Screen(Arc<Mutex<Text>>);

#[derive(Debug, Default)]
struct Text {
    out: String,
    err: String,
}

impl Screen {
    fn text(&self) -> MutexGuard<'_, Text> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was written to the standard output since it was taken last.
    #[must_use]
    pub fn take(&self) -> String {
        mem::take(&mut self.text().out)
    }

    /// The same of the standard error output.
    #[must_use]
    pub fn take_err(&self) -> String {
        mem::take(&mut self.text().err)
    }
}

impl Console for Screen {
    fn out(&self, text: &str) -> io::Result<()> {
        self.text().out.push_str(text);
        Ok(())
    }

    fn err(&self, text: &str) -> io::Result<()> {
        self.text().err.push_str(text);
        Ok(())
    }
}
