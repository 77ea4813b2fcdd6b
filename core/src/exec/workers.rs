//! The threads of an executor, for work that a closure in the driver gives them: the operations of
//! an `Rdd`.
//!
//! **Invariant:** what comes out does not depend on whether there are threads, nor on how many.

use crate::env::inside;
use rayon::prelude::*;
use std::{fmt, sync::Arc};

/// With fewer records than this, handing them to other threads takes longer than it saves.
const WORTH_IT: usize = 4096;

/// Threads, or none.
#[derive(Clone, Default)]
pub struct Workers(Option<Arc<rayon::ThreadPool>>);

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Workers({})", self.0.as_ref().map_or(1, |pool| pool.current_num_threads()))
    }
}

impl Workers {
    /// Those of a pool.
    #[doc(hidden)]
    pub fn of(pool: &Arc<rayon::ThreadPool>) -> Workers {
        Workers(Some(Arc::clone(pool)))
    }

    /// The one of both that has threads.
    #[doc(hidden)]
    pub fn or(self, other: Workers) -> Workers {
        Workers(self.0.or(other.0))
    }

    /// What `f` makes of each part, in the order of the parts; at the same time, if there are
    /// several and `records` in all are many. A panic of `f` is that of the caller.
    #[doc(hidden)]
    pub fn map<P: Send, U: Send>(&self, parts: Vec<P>, records: usize, f: impl Fn(P) -> U + Sync) -> Vec<U> {
        match self.pool(records) {
            Some(pool) if parts.len() > 1 => {
                let (span, served) = (tracing::Span::current(), inside::served());
                let f = |part| inside::for_served(served, || span.in_scope(|| f(part)));
                pool.install(|| parts.into_par_iter().map(f).collect())
            }
            _ => parts.into_iter().map(f).collect(),
        }
    }

    /// Sorts; equal ones keep their order.
    #[doc(hidden)]
    pub fn sort<T: Send>(&self, all: &mut [T], compare: impl Fn(&T, &T) -> std::cmp::Ordering + Sync) {
        match self.pool(all.len()) {
            Some(pool) => pool.install(|| all.par_sort_by(&compare)),
            None => all.sort_by(compare),
        }
    }

    fn pool(&self, records: usize) -> Option<&rayon::ThreadPool> {
        self.0.as_deref().filter(|_| records >= WORTH_IT)
    }
}
