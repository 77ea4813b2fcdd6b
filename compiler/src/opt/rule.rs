//! What a rule of the optimizer is.

use crate::plan::Plan;

/// One rule.
pub trait Rule: Sync {
    /// By which it is switched off.
    fn name(&self) -> &'static str;
    /// What it does, in one sentence.
    fn summary(&self) -> &'static str;
    /// Marks and drops nodes.
    fn apply(&self, plan: &mut Plan);
}
