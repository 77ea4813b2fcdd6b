//! `try_map`: a closure that can fail. Its errors are counted, and are a stream of their own.

use crate::{cx::BatchCx, fault::OperatorGuard};

/// Calls a closure that can fail over the records of one partition, and counts its errors.
#[derive(Debug)]
pub struct Attempts<'b, 'e> {
    cx: &'b BatchCx<'e>,
    op: u32,
    failed: u64,
}

impl<'b, 'e> Attempts<'b, 'e> {
    /// For operator `op`.
    #[must_use]
    pub fn new(cx: &'b BatchCx<'e>, op: u32) -> Self {
        Attempts { cx, op, failed: 0 }
    }

    /// Calls the closure.
    #[inline(always)]
    pub fn attempt<A, R, E>(&mut self, record: A, f: impl FnOnce(A) -> Result<R, E>) -> Result<R, E> {
        let running = OperatorGuard(self.op);
        let result = f(record);
        running.done();
        self.failed += u64::from(result.is_err());
        result
    }
}

/// Adds to the count that has the operator's name.
impl Drop for Attempts<'_, '_> {
    fn drop(&mut self) {
        if self.failed > 0 {
            let operator = self.cx.scope.plan.operators.get(self.op as usize);
            let name = operator.map_or("?", |operator| operator.binding);
            self.cx.scope.env.stats.named(name).add(self.failed);
        }
    }
}

/// The record, if there is one.
#[inline(always)]
pub fn ok_of<R, E>(result: Result<R, E>) -> std::result::IntoIter<R> {
    result.into_iter()
}

/// What an error must be to go on as a record.
#[diagnostic::on_unimplemented(
    message = "errors of type `{Self}` cannot be a stream: they are not `Clone`",
    label = "its errors are used as a stream",
    note = "help: return a string instead, for example by `.map_err(|error| error.to_string())`, or an error of your own"
)]
pub trait Failure: Clone {}
#[diagnostic::do_not_recommend]
impl<E: Clone> Failure for E {}

/// The error, if there is one. The result goes on to where its record is used.
#[inline(always)]
pub fn error_of<R, E: Failure>(result: &Result<R, E>) -> std::option::IntoIter<E> {
    result.as_ref().err().cloned().into_iter()
}
