//! A log in memory, in splits, that sources read at positions: what a broker such as Kafka is, with
//! its faults.

use crate::{
    batch::{Position, Span, SplitId, SplitStatus},
    dstream::DStream,
    error::Error,
    record::{Arena, Block, FeedsAs, Record, Stored},
};
use std::{
    collections::BTreeMap,
    fmt,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use streamc_core::source::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart};

/// A log in memory. It outlives the sources that read it, so that the next run goes on in it.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// #[pipeline(batch = "1s")]
/// fn copy(lines: DStream<&str>) {
///     lines.print();
/// }
///
/// let orders = testkit::broker::<&str>(["0", "1"]);
/// orders.push("0", ["tea", "milk"]);
/// let mut kit = TestKit::new(copy(orders.stream()));
/// assert_eq!(kit.run_batch()?.output("lines.print"), ["tea", "milk"]);
/// // another run goes on where this one has decided its last batch
/// orders.push("1", ["bread"]);
/// let from = kit.positions()?;
/// let mut kit = TestKit::new(copy(orders.stream())).from_positions(from);
/// assert_eq!(kit.run_batch()?.output("lines.print"), ["bread"]);
/// # Ok::<(), streamc::Error>(())
/// ```
pub struct Broker<S: Stored>(Arc<Mutex<State<S>>>);

struct State<S> {
    splits: BTreeMap<SplitId, Split<S>>,
    /// so many reads fail before one succeeds
    silent_reads: u32,
    decided: Vec<String>,
    prefetched: usize,
}

struct Split<S> {
    records: Vec<(Arena, S)>,
    /// those before it are gone
    first: u64,
    ended: bool,
    unreachable: Option<Arc<str>>,
}

/// Returns a log of records like `R` whose splits have these names. See [`Broker`].
#[must_use]
pub fn broker<'n, R: Record>(splits: impl IntoIterator<Item = &'n str>) -> Broker<R::Owned> {
    let (splits, decided) = (splits.into_iter(), Vec::new());
    let splits = splits.map(|name| (SplitId::new(name), Split::default())).collect();
    Broker(Arc::new(Mutex::new(State { splits, silent_reads: 0, decided, prefetched: 0 })))
}

impl<S: Stored> Broker<S> {
    /// Appends records to a split, which is a new one if there was none of that name.
    pub fn push<R: FeedsAs<S>>(&self, split: &str, records: impl IntoIterator<Item = R>) {
        let stored = |record: R| {
            let mut arena = Arena::default();
            let stored = record.store_as(&mut arena);
            (arena, stored)
        };
        let records: Vec<_> = records.into_iter().map(stored).collect();
        self.lock().splits.entry(SplitId::new(split)).or_default().records.extend(records);
    }

    /// Nothing more comes in a split.
    pub fn end(&self, split: &str) {
        self.change(split, |split| split.ended = true);
    }

    /// There is no such split any more.
    pub fn delete(&self, split: &str) {
        self.lock().splits.remove(&SplitId::new(split));
    }

    /// A split is not answered for, for this reason, until there is none.
    pub fn unreachable(&self, split: &str, why: Option<&str>) {
        self.change(split, |split| split.unreachable = why.map(Into::into));
    }

    /// The next `n` reads are not answered.
    pub fn fail_reads(&self, n: u32) {
        self.lock().silent_reads = n;
    }

    /// What a split has before this offset is gone.
    pub fn forget_before(&self, split: &str, offset: u64) {
        self.change(split, |split| split.first = split.first.max(offset));
    }

    /// What sources were told of decided batches, in order: `0: 3 to 5`.
    #[must_use]
    pub fn decided(&self) -> Vec<String> {
        self.lock().decided.clone()
    }

    /// How many spans were asked for ahead of being read.
    #[must_use]
    pub fn prefetched(&self) -> usize {
        self.lock().prefetched
    }

    /// A stream of all splits: from their beginning, or from where the run goes on.
    pub fn stream<R: Record<Owned = S>>(&self) -> DStream<R> {
        DStream::new(BrokerSource { broker: self.clone(), positions: Mutex::default() })
    }

    fn change(&self, split: &str, change: impl FnOnce(&mut Split<S>)) {
        change(self.lock().splits.entry(SplitId::new(split)).or_default());
    }

    fn lock(&self) -> MutexGuard<'_, State<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Default for Split<S> {
    fn default() -> Self {
        Split { records: Vec::new(), first: 0, ended: false, unreachable: None }
    }
}

impl<S> Split<S> {
    fn end(&self) -> u64 {
        self.records.len() as u64
    }
}

impl<S: Stored> Clone for Broker<S> {
    fn clone(&self) -> Self {
        Broker(Arc::clone(&self.0))
    }
}

impl<S: Stored> fmt::Debug for Broker<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Broker({} splits)", self.lock().splits.len())
    }
}

struct BrokerSource<S: Stored> {
    broker: Broker<S>,
    /// of what was planned; none before the start
    positions: Mutex<Option<Positions>>,
}

impl<S: Stored> fmt::Debug for BrokerSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BrokerSource({:?})", self.broker)
    }
}

fn at(positions: &Positions, split: &SplitId) -> u64 {
    positions.of(split).and_then(Position::offset).unwrap_or(0)
}

impl<S: Stored> Source<S> for BrokerSource<S> {
    fn name(&self) -> String {
        "broker".to_owned()
    }

    fn start(&self, _: &SourceCx, from: &Positions) -> Result<(), Error> {
        for (split, known) in &self.broker.lock().splits {
            let (at, Range { start, end }) = (at(from, split), known.first..known.end());
            if at < start || at > end {
                let reason = format!("split {split} has offsets {start} to {end}, and was read up to {at}");
                return Err(Error::source_failed("broker", reason));
            }
        }
        *self.positions() = Some(from.clone());
        Ok(())
    }

    /// One span for each split that has something; splits share partitions where there are more.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let broker = self.broker.lock();
        let mut positions = self.positions();
        let Some(positions) = &mut *positions else { return Ok(Planned::default()) };
        let mut planned = Planned::default();
        let mut left = limits.records;
        for (split, known) in &broker.splits {
            let from = at(positions, split);
            let take = (known.end() - from).min(limits.records_of(split)).min(left);
            let reachable = known.unreachable.is_none();
            if take > 0 && reachable {
                left -= take;
                let span = Span::new(split.clone(), Position::Offset(from), Position::Offset(from + take));
                planned.spans.push(span.with_records(take));
            }
            let status = match &known.unreachable {
                Some(why) => SplitStatus::Unreachable(Arc::clone(why)),
                None if from + take < known.end() || limits.pauses(split) => SplitStatus::Behind,
                None if known.ended => SplitStatus::Ended,
                None if take > 0 => SplitStatus::Read,
                None => SplitStatus::CaughtUp,
            };
            planned.statuses.push((split.clone(), status));
        }
        let n = planned.spans.len();
        let parts = n.min(limits.partitions);
        let numbered = planned.spans.iter_mut().enumerate();
        numbered.for_each(|(i, span)| span.partition = (i * parts / n) as u32);
        positions.follow(&planned);
        Ok(planned)
    }

    fn prefetch(&self, spans: &[Span]) {
        self.broker.lock().prefetched += spans.len();
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<S>, ReadError> {
        let mut broker = self.broker.lock();
        if let Some(left) = broker.silent_reads.checked_sub(1) {
            broker.silent_reads = left;
            return Err(ReadError::Unreachable("no answer".to_owned()));
        }
        let mut part = SourcePart::default();
        for span in spans {
            let wrong = || ReadError::Failed(format!("there is no {} of split {}", span.from, span.split));
            let known = broker.splits.get(&span.split).ok_or_else(wrong)?;
            let Range { start, end } = span.offsets().filter(|of| of.end <= known.end()).ok_or_else(wrong)?;
            if start < known.first {
                let text = format!("split {} has nothing before {} any more", span.split, known.first);
                return Err(ReadError::Gone(text));
            }
            let records = known.records[start as usize..end as usize].iter();
            let block = S::Block::from_records(records.map(|(arena, stored)| stored.view(arena)));
            part.append(SourcePart::of(span.split.clone(), vec![block]));
        }
        Ok(part)
    }

    fn replayable(&self) -> bool {
        true
    }

    fn describe(&self, position: &Position) -> String {
        format!("offset {position}")
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        let (broker, positions) = (self.broker.lock(), self.positions());
        let Some(positions) = &*positions else { return false };
        broker.splits.iter().all(|(split, known)| at(positions, split) == known.end())
    }

    fn stop(&self, _: bool) {}

    fn decided(&self, spans: &[Span]) {
        let told = spans.iter().map(|span| format!("{}: {} to {}", span.split, span.from, span.to));
        self.broker.lock().decided.extend(told);
    }
}

impl<S: Stored> BrokerSource<S> {
    fn positions(&self) -> MutexGuard<'_, Option<Positions>> {
        self.positions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
