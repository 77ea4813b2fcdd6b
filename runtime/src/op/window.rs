//! `window`: the records of the last batches, oldest first (Spark row DS-11).

use crate::{
    batch::Window,
    cx::BatchCx,
    exec::{Due, Part, Parts},
    record::{Pane, Stored},
    state::{Failures, Holding, Opened, SlotGuard, Versioned, Written},
};
use std::{collections::VecDeque, fmt};

/// The own partitions of the batches that a window still needs. A tick that is not here was empty,
/// unless it is among the state's failures.
struct Panes<S> {
    /// by ascending number
    kept: VecDeque<Batched<S>>,
    staged: Option<Batched<S>>,
    /// batches before this one are not needed after the decision
    needed_from: u64,
}

struct Batched<S> {
    tick: u64,
    panes: Parts<Vec<Pane<S>>>,
}

impl<S> Default for Panes<S> {
    fn default() -> Self {
        Panes { kept: VecDeque::new(), staged: None, needed_from: 0 }
    }
}

impl<S: Stored> Versioned for Panes<S> {
    fn decide(&mut self, commit: bool) {
        let staged = self.staged.take().filter(|_| commit);
        self.kept.extend(staged);
        while self.kept.front().is_some_and(|batch| batch.tick < self.needed_from) {
            self.kept.pop_front();
        }
    }
}

/// One partition of a window: panes, oldest first.
pub struct Seen<'s, S>(Vec<&'s Pane<S>>);

impl<S> fmt::Debug for Seen<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seen({} panes)", self.0.len())
    }
}

/// Keeps the batch, and gives the window where it is due: the partitions of its batches, oldest
/// first; or, of a stream whose records are `placed` by key, each partition over all its batches.
pub fn window<'s, S: Stored>(
    cx: &BatchCx<'_>,
    op: u32,
    placed: bool,
    state: &'s mut SlotGuard<'_>,
    parts: Parts<Vec<Pane<S>>>,
) -> Parts<Seen<'s, S>> {
    let input = parts.due;
    let due = state.takes(input);
    state.lacks(parts.own.as_ref().err());
    if input == Due::No {
        return Parts::off();
    }
    let (window, tick) = (cx.window(op), cx.tick());
    let Opened { state, written, failures, holding, .. }: Opened<'_, Panes<S>> = state.whole().open_window();
    let next_due = tick.next_multiple_of(window.slide);
    // with a slide longer than the window there are batches that no window will see
    if input.is_yes() && tick >= window.first(next_due) {
        let has_records = |part: &Part<Vec<Pane<S>>>| part.data.iter().any(|pane| !pane.is_empty());
        if let Some(holding) = holding.filter(|_| parts.own.iter().flatten().any(has_records)) {
            *holding = Some(Holding::of(window, tick));
        }
        state.staged = Some(Batched { tick, panes: parts });
    }
    state.needed_from = window.first((tick + 1).next_multiple_of(window.slide));
    *written = Written::Whole;
    if !window.is_due(tick) {
        return Parts::off();
    }
    let batches = state.spanned(window, tick);
    let given = match placed {
        true => by_partition(cx, batches),
        false => batches.fold(Parts::new(0, Ok(Vec::new())), |all, batch| all.concat(batch)),
    };
    missing(given, failures, window, tick).with_due(due)
}

impl<S> Panes<S> {
    /// The batches of the window that ends with `tick`, oldest first.
    fn spanned(&self, window: Window, tick: u64) -> impl Iterator<Item = Parts<Seen<'_, S>>> {
        let kept = self.kept.iter().chain(&self.staged);
        kept.skip_while(move |batch| batch.tick < window.first(tick))
            .map(move |batch| batch.panes.by_ref().map(|panes| Seen(panes.iter().collect())))
    }
}

/// A window that ends with `tick`, or why there is none.
fn missing<T>(given: Parts<T>, failures: &Failures, window: Window, tick: u64) -> Parts<T> {
    match failures.within(window.first(tick), tick) {
        Some(fault) if given.own.is_ok() => Parts { own: Err(fault.of_earlier_batch()), ..given },
        _ => given,
    }
}

/// Partition by partition: a key is in the same one in every batch.
fn by_partition<'s, S>(
    cx: &BatchCx<'_>,
    batches: impl Iterator<Item = Parts<Seen<'s, S>>>,
) -> Parts<Seen<'s, S>> {
    let mut all = Parts::share(cx.place(), cx.place().partitions, |_| Seen(Vec::new()));
    for batch in batches {
        match (&mut all.own, batch.own) {
            (Ok(all), Ok(own)) => {
                for Part { index, data: Seen(panes) } in own {
                    let here = all.iter_mut().find(|part| part.index == index);
                    here.into_iter().for_each(|part| part.data.0.extend(&panes));
                }
            }
            (Ok(_), Err(fault)) => all.own = Err(fault),
            (Err(_), _) => {}
        }
    }
    all
}

/// The records of a partition of a window.
pub fn seen<'s, S: Stored>(part: Seen<'s, S>) -> impl Iterator<Item = S::View<'s>> {
    part.0.into_iter().flat_map(Pane::iter)
}

/// What a window that is kept by key has made of a batch: nothing between its slides.
pub fn slid<T>(cx: &BatchCx<'_>, op: u32, parts: Parts<T>) -> Parts<T> {
    match parts.due != Due::No && cx.window(op).is_due(cx.tick()) {
        true => parts,
        false => Parts::off(),
    }
}
