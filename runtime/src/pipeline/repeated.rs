//! What is called again and again: the batch function of a pipeline, and what its driver runs
//! around driver state.
//!
//! A closure that gives away or changes what it captured makes all closures around it such that
//! they cannot be called again, up to the batch function. Emitted code leaves the kind of that one
//! to rustc and passes it through one of these functions, at the characters that most likely do it.
//! They differ in what rustc says where it does not fit.

use super::{BatchFn, batch_fn};
use crate::cx::BatchCx;

/// A batch function, where a closure seems to give something away.
#[diagnostic::on_unimplemented(
    message = "closures are called again and again, so they cannot give away what they captured",
    label = "most likely given away here",
    note = "help: lend it, as in `&name`, or give a copy away: `name.clone()`; `format!` puts texts together without taking them"
)]
pub trait GivesNothingAway {
    /// Runs a batch.
    fn run<'b>(&self, cx: &'b BatchCx<'b>);
}

#[diagnostic::do_not_recommend]
impl<F: for<'b> Fn(&'b BatchCx<'b>)> GivesNothingAway for F {
    #[inline]
    fn run<'b>(&self, cx: &'b BatchCx<'b>) {
        self(cx);
    }
}

/// Makes a batch function.
pub fn gives_nothing_away(f: impl GivesNothingAway + Send + Sync + 'static) -> BatchFn {
    batch_fn(move |cx| f.run(cx))
}

/// A batch function, where a closure seems to change something.
#[diagnostic::on_unimplemented(
    message = "closures run on several threads at once, so they cannot change what they captured",
    label = "most likely changed here",
    note = "help: a closure that sees whole batches, as that of `foreach_rdd` does, can change driver state: a parameter \
            `mut name: ..` of the pipeline",
    note = "help: what changes from record to record is the work of an operator, such as `reduce` or `update_state_by_key`; \
            only to count, use a `counter(..)`"
)]
pub trait ChangesNothing {
    /// Runs a batch.
    fn run<'b>(&self, cx: &'b BatchCx<'b>);
}

#[diagnostic::do_not_recommend]
impl<F: for<'b> Fn(&'b BatchCx<'b>)> ChangesNothing for F {
    #[inline]
    fn run<'b>(&self, cx: &'b BatchCx<'b>) {
        self(cx);
    }
}

/// Makes a batch function.
pub fn changes_nothing(f: impl ChangesNothing + Send + Sync + 'static) -> BatchFn {
    batch_fn(move |cx| f.run(cx))
}

/// A batch function, where no closure seems to do either.
#[diagnostic::on_unimplemented(
    message = "closures are called again and again, on several threads: they cannot give away or change what they captured",
    label = "a closure does one of the two with what it captured",
    note = "help: lend it, or give a copy away: `name.clone()`; what a batch changes for the next one is driver state, a \
            parameter `mut name: ..` that closures of `foreach_rdd` see"
)]
pub trait OnlyLooks {
    /// Runs a batch.
    fn run<'b>(&self, cx: &'b BatchCx<'b>);
}

#[diagnostic::do_not_recommend]
impl<F: for<'b> Fn(&'b BatchCx<'b>)> OnlyLooks for F {
    #[inline]
    fn run<'b>(&self, cx: &'b BatchCx<'b>) {
        self(cx);
    }
}

/// Makes a batch function.
pub fn only_looks(f: impl OnlyLooks + Send + Sync + 'static) -> BatchFn {
    batch_fn(move |cx| f.run(cx))
}

/// What the driver runs around driver state.
#[diagnostic::on_unimplemented(
    message = "the next batch needs the driver state too, so a closure cannot give it away",
    label = "most likely given away here",
    note = "help: lend it, as in `&name`, or give a copy away: `name.clone()`; `std::mem::take(&mut name)` takes what is in it and \
            leaves it empty"
)]
pub trait LeavesState<R> {
    /// Runs it.
    fn run(&mut self) -> R;
}

#[diagnostic::do_not_recommend]
impl<R, F: FnMut() -> R> LeavesState<R> for F {
    fn run(&mut self) -> R {
        self()
    }
}

/// Runs what uses driver state.
pub fn leaves_state<R>(mut f: impl LeavesState<R>) -> R {
    f.run()
}

/// What such a closure is to have as its own: it is called once.
///
/// # Panics
/// When it is called twice, which emitted code never does.
pub fn taken<T>(given: &mut Option<T>) -> T {
    given.take().expect("a closure around driver state is called once")
}
