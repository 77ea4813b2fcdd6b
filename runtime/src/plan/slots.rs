//! The operators with state, by the names under which their state is saved.

/// An operator with state. Its place in [`Plan::slots`](super::Plan::slots) is that of its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotInfo {
    /// The operator's name in the plan, `counts.update_state_by_key`: stable while the program
    /// keeps the names of its streams, and unique in its pipeline.
    pub name: &'static str,
    /// The operator: state that another one has saved under the name is not loaded.
    pub shape: &'static str,
    /// To whom the state belongs.
    pub scope: Scope,
}

/// To whom a state belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// To keys: it moves by key group when the number of partitions changes.
    Key,
    /// To the one partition that all records go to.
    One,
    /// To partitions as they are numbered: it keeps their numbers, whatever instance has them.
    Partition,
}
