//! Whether a stream has a batch.

/// What a stream has in a batch. Streams that meet have the greater of what they have.
///
/// The same in all instances: it follows from the number of the batch and from what the scheduler
/// has found in the states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Nothing: it slides by several batches, and this one lies between its slides. Neither has
    /// what reads it.
    No,
    /// Nothing, in a batch that is run without input, for windows that end with it. What reads the
    /// stream sees no record; outputs and states go without the batch.
    Idle,
    /// At the end of all input, a window that has only what it has shown before. It is shown
    /// again; windows over it do not wait for that.
    Again,
    /// The batch, which may be empty.
    Yes,
}

impl Due {
    /// What streams have together.
    #[must_use]
    pub fn of<const N: usize>(all: [Due; N]) -> Due {
        all.into_iter().max().unwrap_or(Due::No)
    }

    /// Whether it has the batch.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self >= Due::Again
    }
}
