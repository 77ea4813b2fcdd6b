//! `streamc check`: the messages of a file, as the compiler gives them.

use crate::{conditions::Conditions, source::Target, spec::Given};

/// What to print when all is well; otherwise the messages of all pipelines, in order.
pub(super) fn check(given: &Given<'_>) -> Result<String, String> {
    let mut conditions = Conditions::given(given)?;
    let target = Target::read(given.operand)?;
    let found = target.pipelines(&mut conditions)?;
    let file = target.file;
    let (n, mut messages, mut failed) = (found.len(), conditions.notes(target.file), false);
    for found in found {
        match streamc_compiler::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => messages.push_str(&compiled.warnings.render(file, &target.source)),
            Err(refused) => {
                messages.push_str(&refused.diags.render(file, &target.source));
                messages.push_str(&target.elsewhere(&refused.wanted).render(file, &target.source));
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
