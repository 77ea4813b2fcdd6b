//! A window as the last step of a stage: its state takes the batch in, and what is due is given out.
//!
//! A window of which a batch has failed is a fault of the stage. The state has taken the batch in by then, so that later windows do not
//! fail.

use super::{Given, Keyed, Pairs, Shape, Slides, Tick, Turn, Window};
use crate::{
    batch::Batch,
    exec::{
        Fault,
        fault::{Running, raise_again},
    },
    record::{In, Key, Stored},
    shuffle::Entry,
    state::{Cell, Written},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

impl Tick {
    /// The batch in the window of operator `op`.
    fn of(cx: &Batch<'_>, op: u32) -> Tick {
        let window = cx.window(op);
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

/// A batch of the window has failed: the fault is that of the last one that did.
fn fail(missing: &Option<Fault>) -> ! {
    raise_again(missing.clone().unwrap_or_else(|| Fault::new(crate::op::MISSING)))
}

/// Runs user code of operator `op`. If it panics, windows that would have the batch say why.
fn noting<T>(op: u32, missing: &mut Option<Fault>, f: impl FnOnce() -> T) -> T {
    let run = || {
        let running = Running(op);
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

/// A keyed window takes in what came for one partition, in which each key stands once, with what `value` makes of its value. Gives
/// out the window where it is due.
pub(crate) fn keyed<'s, K, V, W, F, C>(
    cx: &Batch<'_>,
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
    let tick = Tick::of(cx, op);
    let shape = if F::BY_BATCH { tick.shape.by_batch() } else { tick.shape };
    let (state, written, missing): (&mut Keyed<K::Owned, W::Owned, F>, _, _) = cell.open_noting();
    let given = noting(op, missing, || state.take(Tick { shape, ..tick }, entries(), value, closures));
    *written = Written::Whole;
    Records(match given {
        Given::NotDue => None,
        Given::Failed => fail(missing),
        Given::Due(pairs) => Some(pairs),
    })
}

/// A window over whole batches takes in one record at most. Gives out one where it is due, or none.
pub(crate) fn whole<'s, V, F, C>(
    cx: &Batch<'_>,
    op: u32,
    cell: &'s mut Cell,
    record: impl FnOnce() -> Option<V>,
    closures: &C,
) -> Option<V>
where
    V: In<'s>,
    F: Slides<V::Owned, C>,
{
    let Tick { shape, at, .. } = Tick::of(cx, op);
    let (state, written, missing): (&'s mut Window<V::Owned, F>, _, _) = cell.open_noting();
    let turn = noting(op, missing, || {
        let batch = record().map(|record| Arc::new(state.pool().one(record)));
        state.take(shape, at, batch, closures)
    });
    *written = Written::Whole;
    match turn {
        Turn::NotDue | Turn::Due(None) => None,
        Turn::Failed => fail(missing),
        Turn::Due(Some(whole)) => Some(whole.get(0)?.1),
    }
}
