//! `streamc check`: the messages of a file, as the compiler reports them.

use crate::{
    messages::render,
    source::{Input, Target},
};

/// What to print if there is no error; otherwise the messages of all pipelines, in order.
pub(super) fn check(input: &Input) -> Result<String, String> {
    let target = Target::read(&input.target)?;
    let mut conditions = input.conditions.conditions();
    let found = target.pipelines(&mut conditions)?;
    let (file, source) = (target.file, &target.source);
    let (n, mut messages, mut failed) = (found.len(), conditions.notes(file, source), false);
    for found in found {
        match streamc_compiler::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => messages.push_str(&render(&compiled.warnings, file, source)),
            Err(refused) => {
                messages.push_str(&render(&refused.diags, file, source));
                messages.push_str(&render(&target.elsewhere(&refused.wanted), file, source));
                failed |= refused.diags.has_error();
            }
        }
    }
    if failed {
        return Err(messages);
    }
    crate::terminal::say(&messages);
    Ok(format!("{file}: {n} pipeline{} without an error\n", if n == 1 { "" } else { "s" }))
}
