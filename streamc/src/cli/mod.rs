//! The commands.

mod explain;
mod ops;
mod source;

const USAGE: &str = "\
streamc: the compiler of streamc pipelines

  streamc explain FILE[::FUNCTION] [--rust]   the plan before and after each rule, and the stages;
                                              with --rust the kernel as readable Rust
  streamc ops                                 the operators
  streamc help                                this text
";

/// Runs one command: what to print, or what went wrong.
pub(crate) fn run(args: Vec<String>) -> Result<String, String> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["explain", rest @ ..] => explain::explain(rest),
        ["ops"] => Ok(ops::ops()),
        ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        [] => Err(USAGE.to_owned()),
        [other, ..] => {
            let near = streamc::diag::nearest(other, ["explain", "ops", "help"].into_iter());
            let help = near.map(|name| format!("help: write `streamc {name}`\n")).unwrap_or_default();
            Err(format!("error: `streamc` has no command `{other}`\n{help}\n{USAGE}"))
        }
    }
}
