//! How a state keeps the version of the batch before while the next one is written.

use super::{Frozen, Groups, Outlook};
use std::any::Any;

/// The state of an operator in a partition. What a batch changes is written aside, and becomes
/// current or is thrown away by the decision on the batch.
///
/// What was saved is loaded when an operator first opens its state ([`Cell::open`](super::Cell)):
/// only the operator knows the types, and what codes of keys depend on.
pub trait Versioned: Any + Send + Default {
    /// The version of what [`Versioned::freeze`] writes. A state that was saved in another one is
    /// refused.
    const FORMAT: u32;

    /// The decision. Not called for batches that did not open the state. Where `commit` is false,
    /// what was written may be torn: a closure panicked on the way.
    fn decide(&mut self, commit: bool);

    /// Whether there is a state: what it begins with has been taken in.
    fn has_begun(&self) -> bool;

    /// The state of these key groups as of the last decision, to be written by another thread. Of a
    /// state that does not belong to keys it is all.
    fn freeze(&mut self, groups: &Groups) -> Box<dyn Frozen>;

    /// The keys of the state, and when they time out, as of the last decision. What windows hold is
    /// noted beside them.
    fn outlook(&self) -> Outlook {
        Outlook::default()
    }

    /// The key groups whose state was changed by decisions since this was asked before. A state
    /// that does not know says all.
    fn take_dirty(&mut self) -> Groups {
        Groups::all()
    }
}
