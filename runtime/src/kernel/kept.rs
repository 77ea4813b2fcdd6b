//! How many records terminals have kept on this thread: counted once for each partition, when a
//! terminal is done, and never for each record.

use std::cell::Cell;

thread_local! {
    static KEPT: Cell<u64> = const { Cell::new(0) };
}

/// A terminal passes on `n` records.
pub(crate) fn kept(n: usize) {
    KEPT.set(KEPT.get() + n as u64);
}

/// What terminals keep while `f` runs.
pub(crate) fn counted<R>(f: impl FnOnce() -> R) -> (R, u64) {
    let before = KEPT.replace(0);
    let result = f();
    (result, KEPT.replace(before))
}
