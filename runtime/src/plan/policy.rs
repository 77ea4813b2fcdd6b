//! What becomes of a batch when one of its outputs fails: `on_error` and `on_panic` of an output.
//!
//! **Invariant:** a policy is static data of the plan, so every instance judges a failure the same
//! way.

use crate::fault::Fault;

/// The policies of an output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// When it cannot take or show a batch.
    pub on_error: OnError,
    /// When a closure that it depends on, or the output itself, panics.
    pub on_panic: OnPanic,
}

/// See [`Policy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// All outputs of the batch abort, and the context stops.
    #[default]
    Stop,
    /// The output is tried again, at most so many times; then as `Stop`.
    Retry(u32),
    /// The output goes without the batch, and what it was given becomes a dead letter.
    Skip,
}

/// See [`Policy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnPanic {
    /// All outputs of the batch abort, and the context stops.
    #[default]
    Stop,
    /// The output goes without the batch, and what it was given becomes a dead letter.
    DeadLetter,
}

impl Policy {
    /// Whether the output goes without the batch because of `fault`, and the others go on.
    #[must_use]
    pub fn skips(self, fault: &Fault) -> bool {
        match fault.is_panic() {
            true => self.on_panic == OnPanic::DeadLetter,
            false => self.on_error == OnError::Skip,
        }
    }

    /// How often an output is tried again after an error.
    pub(crate) fn retries(self) -> u32 {
        match self.on_error {
            OnError::Retry(n) => n,
            OnError::Stop | OnError::Skip => 0,
        }
    }
}
