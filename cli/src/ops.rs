//! `streamc ops`: the registry as a table.

use streamc_compiler::op::OPERATORS;

pub(super) fn ops() -> String {
    let width = OPERATORS.iter().map(|op| op.name.len()).max().unwrap_or(0);
    OPERATORS
        .iter()
        .map(|op| format!("{:width$}  {}\n{:width$}  {}\n", op.name, op.summary, "", op.example))
        .collect()
}
