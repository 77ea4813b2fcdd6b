//! Records which context a thread serves. A user's code that runs there must not wait for the end
//! of that context, which in turn waits for the thread: it gets an error instead of a hang. It may
//! wait for any other context.

use crate::env::Wake;
use std::{cell::Cell, thread};

/// The prefix of the names of an executor's threads. They serve the context whose tasks they run.
#[doc(hidden)]
pub const TASK: &str = "streamc-task-";

/// The context that a thread serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Served {
    /// None that is known: a thread of the program, or an executor's thread without a context set.
    Unsaid,
    Nobody,
    Context(usize),
}

thread_local! {
    static SERVES: Cell<Served> = const { Cell::new(Served::Unsaid) };
}

/// Marks this thread as serving the context of `wake` until the thread ends.
#[doc(hidden)]
pub fn serve(wake: &Wake) {
    SERVES.set(Served::Context(wake.id()));
}

/// Whether this thread serves the context of `wake`, or might.
#[doc(hidden)]
pub fn serves(wake: &Wake) -> bool {
    match served() {
        Served::Unsaid => true,
        Served::Nobody => false,
        Served::Context(id) => id == wake.id(),
    }
}

/// Returns what this thread serves, to be passed to a thread that works for it.
#[doc(hidden)]
pub fn served() -> Served {
    match SERVES.get() {
        Served::Unsaid if !thread::current().name().is_some_and(|name| name.starts_with(TASK)) => {
            Served::Nobody
        }
        served => served,
    }
}

/// Runs `f` on behalf of what another thread serves.
#[doc(hidden)]
pub fn for_served<R>(served: Served, f: impl FnOnce() -> R) -> R {
    /// Restores it even if `f` panics.
    struct Before(Served);
    impl Drop for Before {
        fn drop(&mut self) {
            SERVES.set(self.0);
        }
    }
    let _before = Before(SERVES.replace(served));
    f()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn a_thread_of_an_executor_serves_whom_it_works_for() {
        let (mine, other) = (Wake::new(), Wake::new());
        let work = move || {
            let both = || [serves(&mine), serves(&other)];
            assert_eq!(both(), [true, true], "nobody has said for whom it works");
            assert_eq!(for_served(Served::Context(mine.id()), both), [true, false]);
            assert_eq!(for_served(Served::Nobody, both), [false, false]);
            let nested = || (for_served(Served::Context(other.id()), both), both());
            assert_eq!(for_served(Served::Context(mine.id()), nested), ([false, true], [true, false]));
            let panics = || for_served(Served::Nobody, || panic!("a task fails"));
            catch_unwind(AssertUnwindSafe(panics)).expect_err("it panics");
            assert_eq!(both(), [true, true]);
        };
        let thread = thread::Builder::new().name(format!("{TASK}0")).spawn(work).expect("a thread");
        thread.join().expect("all is as it should be");
        assert!(!serves(&Wake::new()), "a thread of the program serves nobody");
    }
}
