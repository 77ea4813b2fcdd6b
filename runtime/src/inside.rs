//! Which threads serve a context. Code of the user that runs on one of them must not wait for the end of that context,
//! which in turn waits for the thread: such a wait is an error, not a hang.

use crate::clock::Wake;
use std::{cell::Cell, thread};

/// How the threads are named that run the tasks of a stage. They may be shared, so they serve every context.
pub(crate) const TASK: &str = "streamc-task-";

thread_local! {
    static SERVES: Cell<Option<usize>> = const { Cell::new(None) };
}

/// This thread serves the context of `wake`, to its end.
pub(crate) fn serve(wake: &Wake) {
    SERVES.set(Some(wake.id()));
}

/// Whether this thread serves the context of `wake`.
pub(crate) fn serves(wake: &Wake) -> bool {
    SERVES.get() == Some(wake.id()) || thread::current().name().is_some_and(|name| name.starts_with(TASK))
}
