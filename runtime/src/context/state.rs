//! How far a context has come.

/// Spark's `getState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextState {
    /// Not started.
    Initialized,
    /// It runs.
    Active,
    /// It has ended: stopped, finished, or failed.
    Stopped,
}
