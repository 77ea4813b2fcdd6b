//! Streams that reach no output and that nobody else reads.

use super::Plan;
use crate::diag::{Diagnostics, Level, STREAM, Vehicle};
use proc_macro2::Ident;

/// Streams that nobody uses are most likely forgotten; or what reads them is excluded by a
/// condition.
pub(super) fn unused(plan: &Plan, excludes: bool, diags: &mut Diagnostics) {
    if diags.has_error() {
        return;
    }
    for node in plan.live().filter(|node| !node.is_sink() && plan.consumers(node.id).is_empty()) {
        // the second of two streams may be left alone
        let second = node.inputs.first().and_then(|input| Some(plan.node(*input).op()?.splits?[1]));
        if second.is_some_and(|second| node.op().is_some_and(|op| std::ptr::eq(op, second))) {
            continue;
        }
        let level = node
            .lints
            .level(&["unused", "unused_variables", "unused_must_use"])
            .unwrap_or(Some(Level::Warning));
        let is_meant = node.name.starts_with('_')
            || node.bound.as_ref().is_some_and(|name| name.to_string().starts_with('_'));
        if let Some(level) = level.filter(|_| !is_meant) {
            let text = format!("the stream `{}` is never used", node.name);
            let at = node.bound.as_ref().map_or(node.span, Ident::span);
            match level {
                Level::Error => diags.error("unused_stream", at, text),
                Level::Warning => {
                    let vehicle = match &node.bound {
                        // where a condition may be the reason there is more to say than rustc does
                        Some(name) if !excludes => Vehicle::UnusedVariable(name.clone()),
                        _ => Vehicle::MustUse(STREAM, node.op().map_or("input", |op| op.name)),
                    };
                    diags.warn("unused_stream", node.span, text).under(node.lints.tokens()).by(vehicle)
                }
            }
            .help(match (excludes, &node.bound) {
                (true, Some(_)) => {
                    "what reads it may be excluded by a `#[cfg(..)]`: put that on this stream too, or begin its name with `_`"
                }
                (false, Some(_)) => "give it an output, remove it, or begin its name with `_`",
                (_, None) => "end it with an output, for example `.print()`, or remove it",
            });
        }
    }
}
