//! Windows, counted in batches.

/// A window in batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The operator.
    pub op: u32,
    /// How many batches it spans; a multiple of `step`.
    pub length: u64,
    /// It is due in batches whose number, counted from 1, is a multiple of this; a multiple of
    /// `step`.
    pub slide: u64,
    /// What it reads is due in batches whose number is a multiple of this.
    pub step: u64,
    /// Whether another window is made of what it gives out.
    pub feeds: bool,
    /// Whether that one is given something also where this one has no record.
    pub always: bool,
}

impl Window {
    /// Whether it is due in batch number `tick`, counted from 1.
    #[must_use]
    pub fn is_due(&self, tick: u64) -> bool {
        tick.is_multiple_of(self.slide)
    }

    /// The first batch that the window which ends with `tick` spans; before the start there is
    /// none.
    #[must_use]
    pub fn first(&self, tick: u64) -> u64 {
        (tick + 1).saturating_sub(self.length).max(1)
    }
}
