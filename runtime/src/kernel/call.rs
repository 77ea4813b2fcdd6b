//! Calls of the user's closures. Each notes whose closure it is while a panic unwinds, and costs
//! nothing otherwise.

use crate::fault::OperatorGuard;

/// Calls a user's closure. `op` is the operator's number in the plan: it is named if the closure
/// panics.
#[inline(always)]
pub fn call<A, R>(op: u32, record: A, f: impl FnOnce(A) -> R) -> R {
    let running = OperatorGuard(op);
    let result = f(record);
    running.done();
    result
}

/// Calls a user's closure that gives a record or none.
#[inline(always)]
pub fn maybe<A, R>(op: u32, record: A, f: impl FnOnce(A) -> Option<R>) -> std::option::IntoIter<R> {
    let running = OperatorGuard(op);
    let result = f(record);
    running.done();
    result.into_iter()
}

/// Shows a record to a user's closure. What that gives is dropped.
#[inline(always)]
pub fn look<A, R>(op: u32, record: &A, f: impl FnOnce(&A) -> R) {
    let running = OperatorGuard(op);
    drop(f(record));
    running.done();
}

/// Calls a user's predicate.
#[inline(always)]
pub fn test<A>(op: u32, record: &A, f: impl FnOnce(&A) -> bool) -> bool {
    let running = OperatorGuard(op);
    let result = f(record);
    running.done();
    result
}

/// An iterator that a user's closure gave: it runs user code too.
#[inline(always)]
pub fn pull<I: IntoIterator>(op: u32, records: I) -> Pull<I::IntoIter> {
    Pull(op, records.into_iter())
}

/// See [`pull`].
#[derive(Debug)]
pub struct Pull<I>(u32, I);

impl<I: Iterator> Iterator for Pull<I> {
    type Item = I::Item;
    #[inline(always)]
    fn next(&mut self) -> Option<I::Item> {
        let running = OperatorGuard(self.0);
        let next = self.1.next();
        running.done();
        next
    }
}

/// A record under the key that a user's closure finds in it.
#[inline(always)]
pub fn keyed<A, K>(op: u32, record: A, f: impl FnOnce(&A) -> K) -> (K, A) {
    let running = OperatorGuard(op);
    let key = f(&record);
    running.done();
    (key, record)
}
