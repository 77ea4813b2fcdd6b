//! `streamc completions`: scripts for shells.

use clap_complete::Shell;

pub(super) fn script(shell: Shell, command: &mut clap::Command) -> Result<String, String> {
    let mut out = Vec::new();
    clap_complete::generate(shell, command, "streamc", &mut out);
    String::from_utf8(out).map_err(|error| format!("error: internal error, please report it: {error}\n"))
}
