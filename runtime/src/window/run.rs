//! A window as the last step of a stage: its state takes the batch in, and what is due is given
//! out.
//!
//! A window of which a batch has failed is a fault of the stage. The state has taken the batch in
//! by then, so that later windows do not fail. A batch that is run without input brings nothing in,
//! and windows that have nothing to give out then stay out of it, unless one that has something is
//! met: then they give what they give without a record.

use super::{Given, Keyed, Pairs, Shape, Slides, Tick, Turn, Window};
use crate::{
    cx::BatchCx,
    fault::{Fault, OperatorGuard, raise_again},
    kernel::Entry,
    record::{In, Key, Stored},
    state::{Cell, Failures, Holding, Opened, Written},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

impl Tick {
    /// The batch in a window.
    fn of(cx: &BatchCx<'_>, window: crate::batch::Window) -> Tick {
        let shape = Shape::new(window.length / window.step, window.slide / window.step);
        Tick { shape, at: cx.tick() / window.step, seed: cx.seed() }
    }
}

/// What is given out: nothing where no window is due.
#[derive(Debug)]
pub struct Records<'s, K, S>(Option<Pairs<'s, K, S>>);

impl<'s, K: Stored, S: Stored> Iterator for Records<'s, K, S> {
    type Item = (K::View<'s>, S::View<'s>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.as_mut()?.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.as_ref().map_or((0, Some(0)), Iterator::size_hint)
    }
}

/// Where the window is due: if a batch that it spans has failed, that is the fault of this one.
fn check(cx: &BatchCx<'_>, window: crate::batch::Window, failures: &Failures) {
    if !window.is_due(cx.tick()) {
        return;
    }
    if let Some(fault) = failures.within(window.first(cx.tick()), cx.tick()) {
        raise_again(fault.of_earlier_batch());
    }
}

/// Notes that the batch has a record, if it is in a window.
fn hold(holding: Option<&mut Option<Holding>>, cx: &BatchCx<'_>, window: crate::batch::Window, shape: Shape) {
    if let Some(holding) = holding.filter(|_| shape.pane(cx.tick() / window.step).is_some()) {
        *holding = Some(Holding::of(window, cx.tick()));
    }
}

/// Runs user code of operator `op`. If it panics, windows that would have the batch say why.
fn noting<T>(op: u32, missing: &mut Option<Fault>, f: impl FnOnce() -> T) -> T {
    let run = || {
        let running = OperatorGuard(op);
        let result = f();
        running.done();
        result
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|payload| {
        let fault = Fault::from_panic(&*payload);
        *missing = Some(fault.clone());
        raise_again(fault)
    })
}

/// A keyed window takes in what came for one partition, in which each key stands once, with what
/// `value` makes of its value. Gives out the window where it is due.
pub(crate) fn keyed<'s, K, V, W, F, C>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    entries: impl FnOnce() -> Vec<Entry<K, V>>,
    value: impl Fn(V) -> W,
    closures: &C,
) -> Records<'s, K::Owned, W::Owned>
where
    K: Key + In<'s>,
    W: In<'s>,
    F: Slides<W::Owned, C>,
{
    if cell.is_left_out() && !cell.is_met() {
        return Records(None);
    }
    let (window, idle) = (cx.window(op), cell.is_idle());
    let tick = Tick::of(cx, window);
    let shape = if F::BY_BATCH { tick.shape.by_batch() } else { tick.shape };
    let opened: Opened<'_, Keyed<K::Owned, W::Owned, F>> = cell.open_window();
    let Opened { state, written, fault, failures, holding, saved } = opened;
    let given = noting(op, fault, || {
        state.begin::<K>(saved, cx.seed());
        let entries = if idle { Vec::new() } else { entries() };
        if !entries.is_empty() {
            hold(holding, cx, window, shape);
        }
        state.take(Tick { shape, ..tick }, entries, value, closures)
    });
    *written = Written::Whole;
    check(cx, window, failures);
    Records(match given {
        Given::NotDue => None,
        Given::Due(pairs) => Some(pairs),
    })
}

/// A window over whole batches takes in one record at most. Gives out one where it is due, or none.
pub(crate) fn whole<'s, V, F, C>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    record: impl FnOnce() -> Option<V>,
    closures: &C,
) -> Option<V>
where
    V: In<'s>,
    F: Slides<V::Owned, C>,
{
    if cell.is_left_out() && !cell.is_met() {
        return None;
    }
    let (window, idle) = (cx.window(op), cell.is_idle());
    let Tick { shape, at, .. } = Tick::of(cx, window);
    let opened: Opened<'s, Window<V::Owned, F>> = cell.open_window();
    let Opened { state, written, fault, failures, holding, saved } = opened;
    let turn = noting(op, fault, || {
        state.begin(saved);
        let record = if idle { None } else { record() };
        let batch = record.map(|record| Arc::new(state.pool().one(record)));
        if batch.is_some() {
            hold(holding, cx, window, shape);
        }
        state.take(shape, at, batch, closures)
    });
    *written = Written::Whole;
    check(cx, window, failures);
    match turn {
        Turn::NotDue | Turn::Due(None) => None,
        Turn::Due(Some(whole)) => Some(whole.get(0)?.1),
    }
}
