//! What `log_levels` shows of the bundled log, and that it answers `--help` and `--explain`.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::process::Command;

fn log_levels(args: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_log_levels")).args(args).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

#[test]
fn the_bundled_log_is_reported_on() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/error_log.txt");
    let (out, ok) = log_levels(&[path, "--quiet"]);
    let right = "       6  crit
      22  error
       5  warn
      14  notice
       6  info
       4  debug
      23  203.0.113.7
      12  198.51.100.23
       6  2001:db8::17
       3  lines of another form
";
    assert!(ok && out == right, "{out}");
    let (out, ok) = log_levels(&[path, "--quiet", "--top", "1"]);
    assert!(ok && out.matches("  203.0.113.7").count() == 1 && !out.contains("198.51"), "{out}");
}

#[test]
fn help_and_explain_are_answered() {
    let (help, ok) = log_levels(&["--help"]);
    assert!(ok && help.starts_with("usage:\n  log_levels PATH") && help.contains("--explain"), "{help}");
    let (plan, ok) = log_levels(&["--explain", "no/such/file"]);
    assert!(
        ok && plan.starts_with("plan report (batch 1s)\n") && plan.contains("\nstage 0: read blocks"),
        "{plan}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_log_watch")).arg("--explain").output().unwrap();
    let plan = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && plan.starts_with("plan watch (batch 1s)\n"), "{plan}");
    let output = Command::new(env!("CARGO_BIN_EXE_log_watch")).arg("--help").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("--explain"));
}
