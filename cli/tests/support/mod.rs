//! What the tests of the command share: the command itself, and the helpers of the compiler's
//! tests.
#![allow(dead_code, unused_imports, reason = "every test uses its own part")]

// a link to those of the compiler
mod compiler;

pub(crate) use compiler::*;
use std::process::Command;

/// What the command `streamc` says: its output, its errors, whether it succeeded.
pub(crate) fn streamc(args: &[&str]) -> (String, String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_streamc"))
        .args(args)
        .current_dir(workspace_dir())
        .output()
        .expect("the command was built with this test");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command prints UTF-8");
    (text(output.stdout), text(output.stderr), output.status.success())
}
