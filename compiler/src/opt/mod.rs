//! The optimizer: rules that mark or drop nodes of a plan, in a fixed order.
//!
//! **Invariant:** a rule does not change what comes out, only how. Each can be switched off by name
//! (`#[pipeline(without = "rule")]`), and asks facts of operators, never names.

mod combine_before_shuffle;
mod elide_shuffle;
mod fuse_narrow;
mod prune_unused;
mod rule;
mod share_prefix;

pub use rule::Rule;

use crate::{
    diag::{Diagnostics, nearest},
    plan::{Plan, verify},
};
use proc_macro2::Span;

/// Every rule, in the order in which they are applied.
pub static RULES: &[&dyn Rule] = &[
    // first: nothing else should look at what is not needed
    &prune_unused::PruneUnused,
    &elide_shuffle::ElideShuffle,
    &combine_before_shuffle::CombineBeforeShuffle,
    &fuse_narrow::FuseNarrow,
    // after fusion: only what stands in one loop can be shared in it
    &share_prefix::SharePrefix,
];

/// Applies all rules but those named in `without`; `step` sees the plan before the first and after
/// each.
pub fn optimize(plan: &mut Plan, without: &[String], mut step: impl FnMut(&'static str, &Plan)) {
    step("", plan);
    for rule in RULES.iter().filter(|rule| !without.iter().any(|name| name == rule.name())) {
        rule.apply(plan);
        if cfg!(debug_assertions) {
            verify(plan, rule.name());
        }
        step(rule.name(), plan);
    }
}

/// Refuses names that are no rules.
pub fn check_names(without: &[(String, Span)], diags: &mut Diagnostics) {
    for (name, span) in without {
        if RULES.iter().any(|rule| rule.name() == name) {
            continue;
        }
        let error = diags.error("unknown_rule", *span, format!("no rule is called `{name}`"));
        match nearest(name, RULES.iter().map(|rule| rule.name())) {
            Some(near) => error.help(format!("write `{near}`")),
            None => error.help(format!(
                "the rules are {}",
                RULES.iter().map(|rule| rule.name()).collect::<Vec<_>>().join(", ")
            )),
        }
    }
}
