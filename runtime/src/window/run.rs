//! A window as the last step of a stage: its state takes the batch in, and what is due is given out.
//!
//! A window of which a batch has failed is a fault of the stage. The state has taken the batch in by then, so that later windows do not
//! fail.

use super::{Given, Keyed, Pairs, Shape, Slides, Tick, Turn, Window};
use crate::{
    batch::Batch,
    exec::fault::{Running, raise},
    record::{In, Key, Record},
    shuffle::Entry,
    state::{Cell, Written},
};
use std::sync::Arc;

impl Tick {
    /// The batch in the window of operator `op`.
    fn of(cx: &Batch<'_>, op: u32) -> Tick {
        let window = cx.window(op);
        let shape = Shape::new(window.length / window.step, window.slide / window.step);
        Tick { shape, at: cx.tick() / window.step, seed: cx.seed() }
    }
}

/// What is given out: nothing where no window is due.
pub(crate) type Records<'s, K, S> = std::iter::Flatten<std::option::IntoIter<Pairs<'s, K, S>>>;

/// Says that a batch of the window has failed.
fn fail() -> ! {
    raise(crate::op::MISSING.to_owned())
}

/// A keyed window takes in what came for one partition, in which each key stands once. Gives out the window where it is due.
pub(crate) fn keyed<'s, K, V, W, F, C>(
    cx: &Batch<'_>,
    op: u32,
    by_batch: bool,
    cell: &'s mut Cell,
    entries: Vec<Entry<K, V>>,
    closures: &C,
) -> Records<'s, K::Owned, W::Owned>
where
    K: Key + In<'s>,
    V: Record<Owned = W::Owned>,
    W: In<'s>,
    F: Slides<W::Owned, C>,
{
    let tick = Tick::of(cx, op);
    let shape = if by_batch { tick.shape.by_batch() } else { tick.shape };
    let (state, written): (&mut Keyed<K::Owned, W::Owned, F>, _) = cell.open();
    let running = Running(op);
    let given = state.take(Tick { shape, ..tick }, entries, closures);
    running.done();
    *written = Written::Whole;
    let pairs = match given {
        Given::NotDue => None,
        Given::Failed => fail(),
        Given::Due(pairs) => Some(pairs),
    };
    pairs.into_iter().flatten()
}

/// A window over whole batches takes in one record at most. Gives out one where it is due, or none.
pub(crate) fn whole<'s, V, F, C>(
    cx: &Batch<'_>,
    op: u32,
    cell: &'s mut Cell,
    record: Option<V>,
    closures: &C,
) -> Option<V>
where
    V: In<'s>,
    F: Slides<V::Owned, C>,
{
    let Tick { shape, at, .. } = Tick::of(cx, op);
    let (state, written): (&'s mut Window<V::Owned, F>, _) = cell.open();
    let running = Running(op);
    let batch = record.map(|record| Arc::new(state.pool().one(record)));
    let turn = state.take(shape, at, batch, closures);
    running.done();
    *written = Written::Whole;
    match turn {
        Turn::NotDue | Turn::Due(None) => None,
        Turn::Failed => fail(),
        Turn::Due(Some(whole)) => Some(whole.get(0)?.1),
    }
}
