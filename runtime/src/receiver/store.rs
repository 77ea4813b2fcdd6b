//! What a receiver has received and no batch has taken yet: finished blocks, and the lines of the block that is being
//! filled.
//!
//! **Bounded:** blocks that wait and blocks of batches that are not done count together (a part carries a lease on
//! its bytes). Beyond the limit the receiver is held back, and so is its peer, if the transport can do that. Only a line that
//! was begun comes on top, at most the longest line allowed.
//!
//! A batch takes also the whole lines of the unfinished block, so there is no timer: a quiet receiver costs nothing.

use super::open::Open;
use crate::{
    batch::{
        TextBlock,
        lines::{Assembler, at_most},
        masks,
        utf8::Rules,
    },
    clock::{Clock, Wake},
    record::{Block, FeedsAs, Stored, Str},
    stats::Stats,
};
use std::{
    collections::VecDeque,
    fmt,
    ops::Range,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// A block is finished when it holds that many bytes: few enough to stay in the cache while it is checked.
const BLOCK_BYTES: usize = 1 << 20;
/// How many finished blocks may wait for a batch.
const BLOCKS_MAX: usize = 4096;

/// When what was received becomes a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Batching {
    /// whenever one is formed
    Now,
    /// all of it in one, at the end
    AtEnd,
    /// so many bytes in each, at most (or one line)
    Bytes(u64),
    /// so many lines in each
    Lines(u64),
}

/// The store is stopped: the receiver should return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the receiver was stopped")
    }
}

impl std::error::Error for Stopped {}

/// Where a receiver puts what it receives.
pub struct Store<S: Stored>(pub(super) Arc<Shared<S>>);

pub(super) struct Shared<S: Stored> {
    intake: Mutex<Intake<S>>,
    /// there may be room
    room: Condvar,
    pub(super) config: Config,
    /// the user does not know that it is connected
    unannounced: AtomicBool,
}

#[derive(Debug)]
pub(super) struct Config {
    pub(super) batching: Batching,
    /// microseconds
    pub(super) block_interval: u64,
    pub(super) buffer_bytes: u64,
    /// what a batch takes at most, or one block
    pub(super) max_batch_bytes: u64,
    pub(super) rules: Rules,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wake: Wake,
    pub(super) stats: Arc<Stats>,
}

type BlockOfLines<S> = fn(Vec<u8>, &Rules) -> <S as Stored>::Block;

struct Intake<S: Stored> {
    lines: Assembler,
    /// makes a block of lines; set by the first use of [`Store::lines`], which knows that they are text
    block_of_lines: Option<BlockOfLines<S>>,
    /// the block of records given one by one
    open: Open<S>,
    /// when the block that is being filled was begun
    begun: u64,
    /// lines that are missing to a batch, when batches have a number of lines
    lines_left: u64,
    ready: VecDeque<Ready<S>>,
    ready_bytes: u64,
    leased_bytes: u64,
    next_block: u64,
    /// bytes handed over since the start, without those of lines
    other_bytes: u64,
    received: bool,
    ended: bool,
    failed: Option<String>,
    stopped: bool,
    /// stopped gracefully while the receiver runs, which is about to return
    draining: bool,
    /// see [`Store::may_hold_one`]
    may_hold_one: bool,
    /// monotonic
    drain_until: u64,
    /// it may bring what it has in hand, once
    last_call: bool,
    /// at the stop: what arrived and is in no block
    unread: Unread,
    on_stop: Option<Box<dyn FnOnce() + Send>>,
}

/// What is left behind at a stop.
#[derive(Debug, Default)]
struct Unread {
    bytes: u64,
    records: u64,
}

impl<S: Stored> Intake<S> {
    fn has_whole_lines(&self) -> bool {
        !self.lines.whole().is_empty()
    }

    /// How much a batch would take besides the finished blocks.
    fn unfinished_bytes(&self) -> u64 {
        self.lines.whole().len() as u64 + self.open.bytes()
    }
}

/// A finished block.
pub(super) struct Ready<S: Stored> {
    pub(super) block: S::Block,
    pub(super) number: u64,
    pub(super) range: Range<u64>,
    bytes: u64,
    /// the last one of its batch
    last: bool,
}

impl<S: Stored> Ready<S> {
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl<S: Stored> fmt::Debug for Store<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.0.config.rules.name)
    }
}

impl<S: Stored> Store<S> {
    /// Hands over a finished block and gives its number. Waits while the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; then the block is kept only if the stop is graceful and this is the
    /// first call after it.
    pub fn block(&self, block: S::Block) -> Result<u64, Stopped> {
        let records = Unread { bytes: 0, records: block.records() };
        let mut intake = self.0.wait_for_room(records)?;
        // in the order in which they were given
        self.0.finish_blocks(&mut intake);
        let number = intake.next_block;
        let bytes = block.bytes();
        intake.received = true;
        self.0.keep_other(&mut intake, block, bytes);
        self.0.told(&intake);
        if intake.stopped { Err(Stopped) } else { Ok(number) }
    }

    /// Hands over one record; records are gathered into blocks, and a batch takes also those of the unfinished block.
    /// Waits while the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; then the record is kept only if the stop is graceful and this is the
    /// first call after it.
    pub fn record<R: FeedsAs<S>>(&self, record: R) -> Result<(), Stopped> {
        let config = &self.0.config;
        let mut intake = self.0.wait_for_room(Unread { bytes: 0, records: 1 })?;
        let now = config.clock.monotonic();
        if intake.has_whole_lines()
            || !intake.open.is_empty() && now.saturating_sub(intake.begun) >= config.block_interval
        {
            self.0.finish_blocks(&mut intake);
        }
        if intake.open.is_empty() {
            intake.begun = now;
        }
        intake.received = true;
        intake.open.push(record);
        if intake.open.bytes() >= config.records_bytes() {
            self.0.finish_blocks(&mut intake);
        }
        self.0.told(&intake);
        if intake.stopped { Err(Stopped) } else { Ok(()) }
    }

    /// `then` is called when the source is stopped, at once if it is already: it should end whatever
    /// [`Receiver::run`](super::Receiver::run) is blocked in. Replaces what was registered before.
    pub fn on_stop(&self, then: impl FnOnce() + Send + 'static) {
        let mut intake = self.0.lock();
        if intake.stopped {
            drop(intake);
            then();
        } else {
            intake.on_stop = Some(Box::new(then));
        }
    }

    /// The receiver may hold a record that it has not handed over yet, and cannot be woken: a graceful stop gives it two
    /// block intervals.
    pub(crate) fn may_hold_one(&self) {
        self.0.lock().may_hold_one = true;
    }

    /// Whether the source is stopped.
    pub fn is_stopped(&self) -> bool {
        self.0.lock().stopped
    }

    /// Counts a connection, and says so when it is the first one, or the user was told that it was missing.
    pub(crate) fn connected(&self) {
        let config = &self.0.config;
        config.stats.connects.add(1);
        if self.0.unannounced.swap(false, Ordering::Relaxed) {
            config.stats.report(&config.rules.name, "connected");
        }
    }

    /// So many bytes had arrived when the source was stopped, and nothing is made of them.
    pub(crate) fn left_behind(&self, bytes: u64) {
        self.0.lock().unread.bytes += bytes;
    }

    /// The counts of the context.
    pub fn stats(&self) -> &Stats {
        &self.0.config.stats
    }
}

impl Store<Str> {
    /// Takes bytes of text. They need not end with a whole line; what is missing is in the next call. Waits while
    /// the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; then the bytes are kept only if the stop is graceful and this is the
    /// first call after it.
    pub fn lines(&self, bytes: &[u8]) -> Result<(), Stopped> {
        let config = &self.0.config;
        let mut intake = self.0.wait_for_room(Unread { bytes: bytes.len() as u64, records: 0 })?;
        let now = config.clock.monotonic();
        let is_old = now.saturating_sub(intake.begun) >= config.block_interval;
        if !intake.open.is_empty() || intake.has_whole_lines() && is_old {
            self.0.finish_blocks(&mut intake);
        }
        if intake.lines.whole().is_empty() {
            intake.begun = now;
        }
        intake.block_of_lines = Some(TextBlock::received);
        intake.received |= !bytes.is_empty();
        intake.lines.push(bytes, &config.rules);
        let by_lines = matches!(config.batching, Batching::Lines(_));
        if by_lines || intake.lines.whole().len() >= config.block_bytes() {
            self.0.finish_blocks(&mut intake);
        }
        self.0.told(&intake);
        if intake.stopped { Err(Stopped) } else { Ok(()) }
    }

    /// So many bytes came first and are not part of any line.
    pub(crate) fn skip(&self, n: u64) {
        self.0.lock().lines.skip(n);
    }

    /// The text has ended in an orderly way: a line that was begun is taken as it is. Gives whether there was one. Without this
    /// call, a line that was begun is dropped when the receiver asks to be started again or fails (`lines_broken`).
    pub fn end_of_lines(&self) -> bool {
        self.0.lock().lines.end()
    }
}

impl Config {
    fn block_bytes(&self) -> usize {
        BLOCK_BYTES.min(usize::try_from(self.batch_bytes()).unwrap_or(usize::MAX))
    }

    /// A block of records is finished when it holds so much: the last one comes on top, and the block has to fit into a batch.
    fn records_bytes(&self) -> u64 {
        (BLOCK_BYTES as u64).min(self.batch_bytes() / 8)
    }

    /// What a batch takes at most.
    fn batch_bytes(&self) -> u64 {
        match self.batching {
            Batching::Bytes(n) => n.min(self.max_batch_bytes),
            Batching::Now | Batching::AtEnd | Batching::Lines(_) => self.max_batch_bytes,
        }
    }
}

impl<S: Stored> Shared<S> {
    pub(super) fn new(config: Config) -> Self {
        let intake = Intake {
            lines: Assembler::default(),
            block_of_lines: None,
            open: Open::default(),
            begun: 0,
            lines_left: if let Batching::Lines(n) = config.batching { n } else { 0 },
            ready: VecDeque::new(),
            ready_bytes: 0,
            leased_bytes: 0,
            next_block: 0,
            other_bytes: 0,
            received: false,
            ended: false,
            failed: None,
            stopped: false,
            draining: false,
            may_hold_one: false,
            drain_until: u64::MAX,
            last_call: false,
            unread: Unread::default(),
            on_stop: None,
        };
        Shared {
            intake: Mutex::new(intake),
            room: Condvar::new(),
            config,
            unannounced: AtomicBool::new(true),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Intake<S>> {
        self.intake.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for what is `in_hand`.
    fn wait_for_room(&self, in_hand: Unread) -> Result<MutexGuard<'_, Intake<S>>, Stopped> {
        let mut intake = self.lock();
        if !intake.stopped && self.is_full(&intake) {
            self.config.stats.receiver_waits.add(1);
            while !intake.stopped && self.is_full(&intake) {
                intake = self.room.wait(intake).unwrap_or_else(PoisonError::into_inner);
            }
        }
        if intake.stopped && !std::mem::take(&mut intake.last_call) {
            intake.unread.bytes += in_hand.bytes;
            intake.unread.records += in_hand.records;
            return Err(Stopped);
        }
        Ok(intake)
    }

    /// Whether the receiver has to wait; never when waiting cannot help, because no batch can be made of what is there.
    fn is_full(&self, intake: &Intake<S>) -> bool {
        let held = intake.unfinished_bytes() + intake.ready_bytes + intake.leased_bytes;
        (held >= self.config.buffer_bytes || intake.ready.len() >= BLOCKS_MAX)
            && (intake.leased_bytes > 0 || self.has_batch(intake))
    }

    /// Whether there is something that a batch would take now.
    fn has_batch(&self, intake: &Intake<S>) -> bool {
        let whole = intake.unfinished_bytes();
        let some = whole > 0 || !intake.ready.is_empty();
        match self.config.batching {
            Batching::Now => some,
            _ if intake.ended || intake.stopped => some,
            _ if intake.ready_bytes + whole >= self.config.batch_bytes() => true,
            Batching::AtEnd | Batching::Bytes(_) => false,
            Batching::Lines(_) => intake.ready.iter().any(|ready| ready.last),
        }
    }

    /// The scheduler of a finite source does not wait for batch times.
    fn told(&self, intake: &Intake<S>) {
        if self.config.batching != Batching::Now && self.has_batch(intake) {
            self.config.wake.signal();
        }
    }

    /// What is unfinished becomes blocks: records or lines, since each finishes the other.
    fn finish_blocks(&self, intake: &mut Intake<S>) {
        if !intake.open.is_empty() {
            let bytes = intake.open.bytes();
            let block = intake.open.take();
            self.keep_other(intake, block, bytes);
        }
        let Some(make) = intake.block_of_lines else { return };
        loop {
            let whole = intake.lines.whole();
            if whole.is_empty() {
                return;
            }
            let mut n = at_most(whole, self.config.block_bytes());
            let mut last = false;
            if let Batching::Lines(per_batch) = self.config.batching {
                let end = masks::end_of_line(&whole[..n], intake.lines_left - 1);
                last = end.is_some();
                n = end.unwrap_or(n);
                intake.lines_left =
                    if last { per_batch } else { intake.lines_left - masks::count_lines(&whole[..n]) };
            }
            let block = make(intake.lines.take(n), &self.config.rules);
            let (at, other) = (intake.lines.taken(), intake.other_bytes);
            self.keep(intake, block, at.start + other..at.end + other, n as u64, last);
        }
    }

    /// Keeps a block that is not one of lines.
    fn keep_other(&self, intake: &mut Intake<S>, block: S::Block, bytes: u64) {
        let start = intake.lines.start() + intake.other_bytes;
        intake.other_bytes += bytes;
        self.keep(intake, block, start..start + bytes, bytes, false);
    }

    fn keep(&self, intake: &mut Intake<S>, block: S::Block, range: Range<u64>, bytes: u64, last: bool) {
        let number = intake.next_block;
        intake.next_block += 1;
        intake.ready_bytes += bytes;
        intake.ready.push_back(Ready { block, number, range, bytes, last });
        self.config.stats.blocks.add(1);
    }

    /// The blocks of the next batch, in order.
    pub(super) fn take(&self) -> Result<Vec<Ready<S>>, String> {
        let mut intake = self.lock();
        if !self.has_batch(&intake) {
            return Option::take(&mut intake.failed).map_or(Ok(Vec::new()), Err);
        }
        self.finish_blocks(&mut intake);
        let (mut sum, limit) = (0u64, self.config.batch_bytes());
        let fits = |ready: &&Ready<S>| {
            sum = sum.saturating_add(ready.bytes());
            sum <= limit
        };
        let mut n = intake.ready.iter().take_while(fits).count().max(1);
        if let Batching::Lines(_) = self.config.batching {
            n = intake.ready.iter().take(n).position(|ready| ready.last).map_or(n, |last| last + 1);
        }
        let taken: Vec<Ready<S>> = intake.ready.drain(..n).collect();
        let bytes: u64 = taken.iter().map(Ready::bytes).sum();
        intake.ready_bytes -= bytes;
        intake.leased_bytes += bytes;
        // fewer blocks wait now; the bytes come back with the lease
        self.room.notify_all();
        // another batch, or the end, may be there already
        self.told(&intake);
        if intake.ended {
            self.config.wake.signal();
        }
        Ok(taken)
    }

    /// Nothing more comes and nothing is left.
    pub(super) fn finished(&self) -> bool {
        let mut intake = self.lock();
        if intake.draining && self.config.clock.monotonic() >= intake.drain_until {
            (intake.draining, intake.last_call) = (false, false);
        }
        let none_left = intake.ready.is_empty() && intake.unfinished_bytes() == 0;
        (intake.ended || intake.stopped && !intake.draining) && none_left && intake.failed.is_none()
    }

    pub(super) fn stop(&self, graceful: bool) {
        let on_stop = {
            let mut intake = self.lock();
            intake.stopped = true;
            if !graceful {
                let ready = intake.ready.drain(..).map(|ready| ready.block.records()).sum::<u64>();
                let open = intake.open.len() + masks::count_lines(intake.lines.whole());
                let bytes = intake.lines.drop_begun() as u64;
                self.tell_unread(Unread { bytes, records: ready + open });
                intake.ready_bytes = 0;
                intake.lines = Assembler::default();
                intake.open = Open::default();
            }
            intake.draining = graceful && (intake.on_stop.is_some() || intake.may_hold_one);
            if intake.may_hold_one {
                let limit = self.config.block_interval.saturating_mul(2);
                intake.drain_until = self.config.clock.monotonic().saturating_add(limit);
            }
            intake.last_call = intake.draining;
            Option::take(&mut intake.on_stop)
        };
        self.room.notify_all();
        if let Some(then) = on_stop {
            then();
        }
    }

    /// The receiver has returned, in an orderly way if it has `finished`; gives whether it had received anything.
    pub(super) fn returned(&self, finished: bool) -> bool {
        let mut intake = self.lock();
        intake.on_stop = None;
        intake.may_hold_one = false;
        if !finished {
            let begun = intake.lines.drop_begun() as u64;
            match intake.stopped {
                true => intake.unread.bytes += begun,
                false => self.config.stats.lines_broken.add(u64::from(begun > 0)),
            }
        }
        if intake.stopped {
            self.tell_unread(std::mem::take(&mut intake.unread));
        }
        intake.draining = false;
        std::mem::take(&mut intake.received)
    }

    /// Tells the user why the receiver has nothing for now.
    pub(super) fn tell_outage(&self, text: &str) {
        self.config.stats.report(&self.config.rules.name, text);
        self.unannounced.store(true, Ordering::Relaxed);
    }

    /// Counts and reports what was left behind.
    fn tell_unread(&self, Unread { bytes, records }: Unread) {
        self.config.stats.bytes_unread.add(bytes);
        self.config.stats.records_unread.add(records);
        if bytes + records > 0 {
            let text = format!(
                "{records} records and {bytes} further bytes had arrived when the context stopped, and are in no batch \
                 (records_unread, bytes_unread)"
            );
            self.config.stats.report(&self.config.rules.name, &text);
        }
    }

    /// The receiver will not run again.
    pub(super) fn ended(&self, failed: Option<String>) {
        if let Some(reason) = &failed {
            self.config.stats.report(&self.config.rules.name, reason);
        }
        let mut intake = self.lock();
        intake.lines.end();
        intake.ended = true;
        intake.failed = failed;
        drop(intake);
        self.config.wake.signal();
    }

    fn give_back(&self, bytes: u64) {
        self.lock().leased_bytes -= bytes;
        self.room.notify_all();
    }
}

/// Gives room back when the batch is done with its blocks.
pub(super) struct Lease<S: Stored> {
    pub(super) shared: Arc<Shared<S>>,
    pub(super) bytes: u64,
}

impl<S: Stored> Drop for Lease<S> {
    fn drop(&mut self) {
        self.shared.give_back(self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::ManualClock, record::TypedBlock};

    fn store<S: Stored>(batching: Batching, buffer_bytes: u64) -> Store<S> {
        let stats = Arc::<Stats>::default();
        Store(Arc::new(Shared::new(Config {
            batching,
            block_interval: 1,
            buffer_bytes,
            max_batch_bytes: u64::MAX,
            rules: Rules::new("test".into(), stats.clone()),
            clock: Arc::new(ManualClock::new(0)),
            wake: Wake::new(),
            stats,
        })))
    }

    #[test]
    fn blocks_of_batches_that_are_not_done_take_room_too() {
        let store = store::<u64>(Batching::Now, 80);
        let shared = store.0.clone();
        let is_full = || shared.is_full(&shared.lock());
        for _ in 0..10 {
            assert!(!is_full());
            store.block(TypedBlock::new([1u64])).expect("it is not stopped");
        }
        assert!(is_full());
        let taken = shared.take().expect("it has not failed");
        let lease = Lease { shared: shared.clone(), bytes: taken.iter().map(Ready::bytes).sum() };
        assert!(is_full(), "the batch has them still");
        drop(lease);
        assert!(!is_full());
    }

    #[test]
    fn what_no_batch_can_take_yet_does_not_make_it_full() {
        for batching in [Batching::AtEnd, Batching::Lines(1000), Batching::Bytes(1000)] {
            let store = store::<Str>(batching, 10);
            store.lines(b"more than ten bytes\n").expect("it is not stopped");
            assert!(!store.0.is_full(&store.0.lock()), "{batching:?}");
        }
        let store = store::<Str>(Batching::Now, 10);
        store.lines(b"a line without its end").expect("it is not stopped");
        assert!(!store.0.is_full(&store.0.lock()));
        store.lines(b"\n").expect("it is not stopped");
        assert!(store.0.is_full(&store.0.lock()));
    }
}
