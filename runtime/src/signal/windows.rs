//! Ctrl-C and the other events of a console.

use super::listeners::Listeners;
use crate::env::{Clock, SystemClock};
use std::{
    io,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

/// The exit code that Windows reports for a process that Ctrl-C has ended: `0xC000013A`.
const ENDED_BY_CTRL_C: i32 = 0xC000_013A_u32 as i32;

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Listener {
    number: u64,
}

fn listeners() -> MutexGuard<'static, Listeners> {
    static LISTENERS: Mutex<Listeners> = Mutex::new(Listeners::new());
    LISTENERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the handler of the process, once.
fn handle() -> io::Result<()> {
    static HANDLED: OnceLock<Result<(), String>> = OnceLock::new();
    let handled = HANDLED.get_or_init(|| {
        let clock = SystemClock::new();
        let requested = move || {
            // the lock is free again while they are called
            let called = listeners().requested(clock.monotonic());
            called
                .unwrap_or_else(|| std::process::exit(ENDED_BY_CTRL_C))
                .into_iter()
                .for_each(|first| first());
        };
        ctrlc::try_set_handler(requested).map_err(|e| e.to_string())
    });
    handled.clone().map_err(io::Error::other)
}

impl Listener {
    /// Calls `first` on the first request.
    pub(crate) fn new(first: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        handle()?;
        Ok(Listener { number: listeners().add(Box::new(first)) })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        listeners().remove(self.number);
    }
}
