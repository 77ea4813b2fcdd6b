//! Messages to the user.

use std::io::Write;

/// Prints a message to stderr, in color if that is a terminal. Best effort: if stderr is gone there
/// is nowhere left to report to.
pub(crate) fn say(message: &str) {
    let _ = anstream::stderr().write_all(message.as_bytes());
}
