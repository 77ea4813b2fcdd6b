//! How a state keeps the version of the batch before while the next one is written.

use super::{Groups, Outlook};
use std::any::Any;

/// The state of an operator in a partition. What a batch changes is written aside, and becomes
/// current or is thrown away by the decision on the batch.
pub trait Versioned: Any + Send + Default {
    /// The decision. Not called for batches that did not open the state. Where `commit` is false,
    /// what was written may be torn: a closure panicked on the way.
    fn decide(&mut self, commit: bool);

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
