//! `streamc check`: the messages of a file, as the compiler gives them.

use super::source::{pipelines, read};

/// What to print when all is well; otherwise the messages of all pipelines, in order.
pub(super) fn check(args: &[&str]) -> Result<String, String> {
    let file = match args {
        [flag, ..] if flag.starts_with('-') => {
            return Err(format!("error: `streamc check` has no flag `{flag}`\n"));
        }
        [file] => *file,
        [] => {
            return Err(
                "error: `streamc check` needs a file\nhelp: write `streamc check src/main.rs`\n".into()
            );
        }
        [_, ..] => return Err("error: `streamc check` takes one file\n".to_owned()),
    };
    let source = read(file)?;
    let found = pipelines(&source).map_err(|error| super::source::syntax(file, &error))?;
    if found.is_empty() {
        return Err(format!("error: `{file}` has no function under `#[pipeline]`\n"));
    }
    let (n, mut messages, mut failed) = (found.len(), String::new(), false);
    for found in found {
        match streamc::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => messages.push_str(&compiled.warnings.render(file, &source)),
            Err(refused) => {
                messages.push_str(&refused.diags.render(file, &source));
                failed = true;
            }
        }
    }
    if failed {
        return Err(messages);
    }
    eprint!("{messages}");
    Ok(format!("{file}: {n} pipeline{} without an error\n", if n == 1 { "" } else { "s" }))
}
