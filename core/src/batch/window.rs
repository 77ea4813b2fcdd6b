//! Windows, counted in batches.

/// A window in batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The operator.
    pub op: u32,
    /// The number of batches it spans; a multiple of `step`.
    pub length: u64,
    /// Due in batches whose number, counted from 1, is a multiple of this; a multiple of `step`.
    pub slide: u64,
    /// Its input is due in batches whose number is a multiple of this.
    pub step: u64,
    /// Whether another window reads its output.
    pub feeds: bool,
    /// Whether that window gets an entry even where this one has no record.
    pub always: bool,
}

impl Window {
    /// Whether it is due in batch number `tick`, counted from 1.
    #[must_use]
    pub fn is_due(&self, tick: u64) -> bool {
        tick.is_multiple_of(self.slide)
    }

    /// Returns the first batch spanned by the window that ends with `tick`; at least 1.
    #[must_use]
    pub fn first(&self, tick: u64) -> u64 {
        (tick + 1).saturating_sub(self.length).max(1)
    }
}
