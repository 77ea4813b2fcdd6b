//! What is decided about a batch.

use crate::{fault::Fault, sink::Ticket};

/// What replay must not judge again. Outputs and states have the numbers that they have in the
/// plans of the [`Lineage`](crate::batch::Lineage), pipeline after pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// Why the batch failed as a whole: no output and no state has it, and the windows that span it
    /// lack it. Its batch time is a *failed* one; those without a batch
    /// ([`Lineage::passed`](crate::batch::Lineage::passed)) are empty.
    pub aborted: Option<Fault>,
    /// The outputs that go without the batch.
    pub skipped: Vec<u32>,
    /// The outputs whose stream does not have the batch: their window does not end with it.
    pub off: Vec<u32>,
    /// The states and windows that missed the batch, and why.
    pub missed: Vec<(u32, Fault)>,
    /// What sinks prepared: enough to commit the batch by.
    pub tickets: Vec<(u32, Ticket)>,
}

impl Decision {
    /// The batch failed as a whole.
    #[must_use]
    pub fn aborted(fault: Fault) -> Self {
        Decision { aborted: Some(fault), ..Decision::default() }
    }
}
