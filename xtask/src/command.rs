//! Other programs.

use std::{
    ffi::OsString,
    process::{Command, Stdio},
};

/// The cargo that has started us.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a command to its end.
pub(crate) fn checked(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("cannot start `{name}`: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` failed: {status}")) }
}

/// Runs a command to its end, and returns what it printed.
pub(crate) fn stdout_of(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let out = command.stderr(Stdio::inherit()).output();
    let out = out.map_err(|e| format!("cannot start `{name}`: {e}"))?;
    if !out.status.success() {
        return Err(format!("`{name}` failed: {}", out.status));
    }
    String::from_utf8(out.stdout).map_err(|e| format!("`{name}` does not print UTF-8: {e}"))
}
