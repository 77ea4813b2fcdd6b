//! A first request to end the process stops a context gracefully; a second one ends the process at
//! once, as it would have without streamc. Requests are SIGINT and SIGTERM on Unix, and the events
//! of the console on Windows: Ctrl-C, Ctrl-Break, and its closing.
//!
//! A request right after the first counts as the same one: `timeout` and supervisors signal a
//! process, and then its whole group. While no context listens, requests have their usual effect.
//! The system has one handler per process, so each twin has one global: its listeners.

#[cfg(any(windows, test))]
mod listeners;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(any(unix, windows)), path = "none.rs")]
mod twin;

pub(crate) use twin::Listener;

/// Microseconds after the first request during which another counts as the same: longer than one
/// sender needs for both, shorter than anyone needs to press the keys again.
#[cfg(any(unix, windows))]
const SAME: u64 = 200_000;
