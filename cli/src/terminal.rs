//! Messages to the user.

use std::io::Write;

/// A message to the user. Best effort: if stderr is gone there is nowhere left to report to.
pub(crate) fn say(message: &str) {
    let _ = std::io::stderr().write_all(message.as_bytes());
}
