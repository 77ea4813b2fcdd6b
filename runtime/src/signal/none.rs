//! A platform without requests to end a process.

use std::io;

#[derive(Debug)]
pub(crate) struct Listener;

impl Listener {
    pub(crate) fn new(_: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        Ok(Listener)
    }
}
