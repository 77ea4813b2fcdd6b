//! `window`: the records of the last batches, oldest first (Spark row DS-11).

use crate::{
    batch::Window,
    cx::BatchCx,
    exec::{Due, Part, Parts, Topology},
    fault::Fault,
    record::{Corrupt, Cursor, Pane, Record, Stored},
    segment::BlockSize,
    state::{
        Failures, Frozen, FrozenRows, Groups, Holding, Opened, SavedCell, SlotGuard, Versioned, Written,
        refusal,
    },
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
    begun: bool,
}

struct Batched<S> {
    tick: u64,
    panes: Parts<Vec<Pane<S>>>,
}

impl<S> Default for Panes<S> {
    fn default() -> Self {
        Panes { kept: VecDeque::new(), staged: None, needed_from: 0, begun: false }
    }
}

impl<S: Stored> Versioned for Panes<S> {
    const FORMAT: u32 = 1;

    fn has_begun(&self) -> bool {
        self.begun
    }

    fn freeze(&mut self, _: &Groups) -> Box<dyn Frozen> {
        let mut rows = FrozenRows::new(BlockSize::Large, false);
        let out = rows.own();
        self.needed_from.encode(out);
        (self.kept.len() as u64).encode(out);
        for Batched { tick, panes } in &self.kept {
            let own = panes.own.as_ref().expect("a batch that failed is not kept");
            tick.encode(out);
            panes.total.encode(out);
            (own.len() as u64).encode(out);
            for Part { index, data } in own {
                index.encode(out);
                (data.len() as u64).encode(out);
                for pane in data {
                    (pane.len() as u64).encode(out);
                    pane.iter().for_each(|record| record.encode(out));
                }
            }
        }
        Box::new(rows)
    }

    fn decide(&mut self, commit: bool) {
        let staged = self.staged.take().filter(|_| commit);
        self.kept.extend(staged);
        while self.kept.front().is_some_and(|batch| batch.tick < self.needed_from) {
            self.kept.pop_front();
        }
    }
}

impl<S: Stored> Panes<S> {
    /// Before the first batch: what was saved. Partitions keep their numbers; if there are other
    /// instances now, these share them in order. Those that are `placed` by key cannot become more
    /// or less: another number of them means other keys.
    fn begin(&mut self, saved: Option<&SavedCell>, place: Topology, placed: bool) -> Result<(), Fault> {
        if self.begun {
            return Ok(());
        }
        let mut new = Panes { begun: true, ..Panes::default() };
        saved.into_iter().flat_map(SavedCell::own).try_for_each(|own| new.read(own)).map_err(refusal)?;
        if saved.is_some_and(|saved| !saved.is_exact()) {
            for own in new.kept.iter_mut().flat_map(|batch| &mut batch.panes.own) {
                let share = place.own(own.len() as u32);
                own.truncate(share.end as usize);
                own.drain(..share.start as usize);
            }
        }
        let other = new.kept.iter().map(|batch| batch.panes.total).find(|total| *total != place.partitions);
        if let Some(total) = other.filter(|_| placed) {
            return Err(Fault::new(format!(
                "the saved records of this window are in {total} partitions by their keys, and there are {} now; run with \
                 {total} partitions, or put `reduce_by_key_and_window` or `group_by_key_and_window` in place of `window`",
                place.partitions
            )));
        }
        *self = new;
        Ok(())
    }

    /// Adds what was saved of an instance.
    fn read(&mut self, mut from: Cursor<'_>) -> Result<(), Corrupt> {
        self.needed_from = self.needed_from.max(<u64 as Stored>::decode(&mut from)?);
        for _ in 0..<u64 as Stored>::decode(&mut from)? {
            let tick = <u64 as Stored>::decode(&mut from)?;
            let total = <u32 as Stored>::decode(&mut from)?;
            let at = self.kept.partition_point(|batch| batch.tick < tick);
            if self.kept.get(at).is_none_or(|batch| batch.tick != tick) {
                self.kept.insert(at, Batched { tick, panes: Parts::new(total, Ok(Vec::new())) });
            }
            let batch = &mut self.kept[at].panes;
            if batch.total != total {
                return Err(Corrupt("the instances of a window that are not of the same run"));
            }
            let mut parts = Vec::new();
            for _ in 0..<u64 as Stored>::decode(&mut from)? {
                let index = <u32 as Stored>::decode(&mut from)?;
                let n_panes = <u64 as Stored>::decode(&mut from)?;
                let data = (0..n_panes).map(|_| pane(&mut from)).collect::<Result<Vec<_>, _>>()?;
                parts.push(Part { index, data });
            }
            if let Ok(own) = &mut batch.own {
                own.append(&mut parts);
                own.sort_by_key(|part| part.index);
            }
        }
        if from.is_empty() { Ok(()) } else { Err(Corrupt("a window has more than its batches")) }
    }
}

fn pane<S: Stored>(from: &mut Cursor<'_>) -> Result<Pane<S>, Corrupt> {
    let mut pane = Pane::new();
    for _ in 0..<u64 as Stored>::decode(from)? {
        pane.push(S::decode(from)?);
    }
    Ok(pane)
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
    let opened: Opened<'_, Panes<S>> = state.whole().open_window();
    let Opened { state, written, fault, failures, holding, saved } = opened;
    if let Err(refused) = state.begin(saved, cx.place(), placed) {
        *fault = Some(refused.clone());
        return Parts::new(cx.place().partitions, Err(refused)).with_due(due);
    }
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
