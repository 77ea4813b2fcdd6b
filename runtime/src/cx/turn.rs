//! Batches take turns at what has to happen in their order.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets batches do something one after another: a batch's turn comes when all earlier ones are
/// decided.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    state: Mutex<TurnState>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct TurnState {
    next: u64,
    /// a batch failed, and no later one may have effects
    over: bool,
}

impl Turn {
    /// Batch `first` is the first one.
    pub(crate) fn new(first: u64) -> Turn {
        let state = TurnState { next: first, over: false };
        Turn { state: Mutex::new(state), turned: Condvar::new() }
    }

    /// Returns when all batches before `seq` are decided; false when one of them failed for good.
    pub(crate) fn wait(&self, seq: u64) -> bool {
        let mut state = self.lock();
        while state.next < seq {
            state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.over
    }

    /// Batch `seq` is decided; `over` when it was the last one to have effects.
    pub(crate) fn pass(&self, seq: u64, over: bool) {
        let mut state = self.lock();
        assert_eq!(state.next, seq, "batches are decided in order");
        state.next = seq + 1;
        state.over |= over;
        self.turned.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, TurnState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
