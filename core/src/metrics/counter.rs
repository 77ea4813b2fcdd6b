//! Counters of the user's, made in the body of a pipeline and shown among the counts of its
//! context.
//!
//! **Invariant:** the counters that a pipeline makes while it is built are its own, whatever other
//! pipelines are built meanwhile or within.

use crate::metrics::stats::Count;
use std::{cell::RefCell, fmt, sync::Arc};

/// Counts what closures see. Clones count together.
#[derive(Clone)]
pub struct Counter {
    name: Arc<str>,
    count: Arc<Count>,
}

/// A counter with that name, shown by `ctx.stats()` and at the stop of the context that runs the
/// pipeline in whose body this stands. Counters of one name are shown as one.
///
/// A batch that runs again counts again: a counter tells what happened, not what was committed.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::TestKit};
///
/// #[pipeline]
/// fn long_lines(lines: DStream<&str>) {
///     let blank = counter("blank lines");
///     let full = lines.filter(|line| {
///         blank.add(u64::from(line.is_empty()));
///         !line.is_empty()
///     });
///     full.print();
/// }
///
/// let mut kit = TestKit::new(long_lines(queue_stream([["a", "", "b"]])));
/// kit.run_batch()?;
/// assert_eq!(kit.stats()?.counter("blank lines")?, 1);
/// # }
/// # Ok::<(), streamc::Error>(())
/// ```
#[must_use]
pub fn counter(name: impl Into<String>) -> Counter {
    let name = name.into();
    let counter = Counter { name: name.as_str().into(), count: Arc::default() };
    MADE.with_borrow_mut(|made| {
        if let Some(made) = made {
            made.push((name, Arc::clone(&counter.count)));
        }
    });
    counter
}

impl Counter {
    /// Adds `n`.
    #[inline]
    pub fn add(&self, n: u64) {
        self.count.add(n);
    }

    /// The count so far.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.count.get()
    }
}

impl fmt::Debug for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Counter({}: {})", self.name, self.get())
    }
}

/// The counters of one pipeline.
#[doc(hidden)]
pub type Made = Vec<(String, Arc<Count>)>;

thread_local! {
    /// of the pipeline that is being built on this thread
    static MADE: RefCell<Option<Made>> = const { RefCell::new(None) };
}

/// Runs `f`, with the counters that are made in it.
#[doc(hidden)]
pub fn collect<R>(f: impl FnOnce() -> R) -> (R, Made) {
    /// what was there before, to be put back also if `f` panics
    struct Outer(Option<Made>);
    impl Drop for Outer {
        fn drop(&mut self) {
            let outer = self.0.take();
            MADE.with_borrow_mut(|made| *made = outer);
        }
    }
    let _outer = Outer(MADE.with_borrow_mut(|made| made.replace(Vec::new())));
    let result = f();
    let made = MADE.with_borrow_mut(Option::take).unwrap_or_default();
    (result, made)
}

#[cfg(test)]
mod tests {
    use super::{collect, counter};

    #[test]
    fn counters_belong_to_what_makes_them() {
        let names = |made: super::Made| made.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        let (inner, outer) = collect(|| {
            let _a = counter("a");
            let ((), inner) = collect(|| drop(counter("b")));
            let _c = counter("c");
            inner
        });
        assert_eq!(names(inner), ["b"]);
        assert_eq!(names(outer), ["a", "c"]);
        let alone = counter("nobody's");
        alone.clone().add(3);
        assert_eq!(alone.get(), 3);
        assert_eq!(format!("{alone:?}"), "Counter(nobody's: 3)");
    }
}
