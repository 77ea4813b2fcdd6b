//! What a receiver has received and no batch has taken yet: finished blocks, and the lines and
//! records of the block being filled.
//!
//! **Bounded:** pending blocks count together with the blocks of batches that are not done (a part
//! carries a lease on its bytes). Beyond the limit the receiver blocks, and so does its peer, if
//! the transport has backpressure. Only an incomplete line may exceed the limit, by at most the
//! longest line allowed.
//!
//! A batch also takes the complete lines of the unfinished block, so there is no timer: an idle
//! receiver costs nothing.

use super::{
    config::{Batching, Config},
    open::Open,
};
use crate::{
    batch::{SplitId, SplitStatus},
    record::{
        Block, Stored,
        block::{
            lines::{Assembler, at_most},
            masks,
            utf8::Rules,
        },
    },
    source::Limits,
};
use std::{
    collections::VecDeque,
    fmt,
    ops::Range,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
};

/// How many finished blocks may be queued for a batch.
const BLOCKS_MAX: usize = 4096;

/// The store is stopped: the receiver should return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the receiver was stopped")
    }
}

impl std::error::Error for Stopped {}

/// The intake of a receiver, shared by its thread and the one that forms batches.
pub(super) struct Shared<S: Stored> {
    intake: Mutex<Intake<S>>,
    /// signalled when there may be room
    pub(super) room: Condvar,
    pub(super) config: Config,
    /// whether the user has yet to be told that it is connected
    pub(super) unannounced: AtomicBool,
}

/// Makes a block of bytes that start at an offset in the received data.
pub(super) type BlockOfLines<S> = fn(Vec<u8>, u64, &Rules) -> <S as Stored>::Block;

pub(super) struct Intake<S: Stored> {
    #[doc(hidden)]
    pub lines: Assembler,
    /// makes a block of lines; set by the first call of [`Store::lines`], which knows that the
    /// records are text
    pub(super) block_of_lines: Option<BlockOfLines<S>>,
    /// the block of records added one by one
    #[doc(hidden)]
    pub open: Open<S>,
    /// when the block being filled was begun
    pub(super) begun: u64,
    /// lines that the batch still lacks, when batches have a fixed number of lines
    pub(super) lines_left: u64,
    pub(super) ready: VecDeque<Ready<S>>,
    pub(super) ready_bytes: u64,
    pub(super) leased_bytes: u64,
    #[doc(hidden)]
    pub next_block: u64,
    /// bytes stored since the start, not counting lines
    pub(super) other_bytes: u64,
    pub(super) received: bool,
    pub(super) ended: bool,
    pub(super) failed: Option<String>,
    pub(super) stopped: bool,
    /// stopped gracefully while the receiver runs and is about to return
    pub(super) draining: bool,
    /// see [`Store::may_hold_one`]
    #[doc(hidden)]
    pub may_hold_one: bool,
    /// monotonic
    pub(super) drain_until: u64,
    /// it may still store what it has in hand, once
    pub(super) last_call: bool,
    /// at the stop: what arrived but is not in a block
    pub(super) unread: Unread,
    pub(super) on_stop: Option<Box<dyn FnOnce() + Send>>,
}

/// What is left unread at a stop.
#[derive(Debug, Default)]
pub(super) struct Unread {
    pub(super) bytes: u64,
    #[doc(hidden)]
    pub records: u64,
}

impl<S: Stored> Intake<S> {
    pub(super) fn has_whole_lines(&self) -> bool {
        !self.lines.whole().is_empty()
    }

    /// Returns how many bytes a batch would take beyond the finished blocks.
    pub(super) fn unfinished_bytes(&self) -> u64 {
        self.lines.whole().len() as u64 + self.open.bytes()
    }
}

/// A finished block.
pub(super) struct Ready<S: Stored> {
    #[doc(hidden)]
    pub block: S::Block,
    pub(super) number: u64,
    pub(super) range: Range<u64>,
    pub(super) bytes: u64,
    /// whether it is the last one of its batch
    last: bool,
}

impl<S: Stored> Ready<S> {
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
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

    pub(super) fn lock(&self) -> MutexGuard<'_, Intake<S>> {
        self.intake.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room. If the store is stopped first, counts `in_hand` as unread.
    pub(super) fn wait_for_room(&self, in_hand: Unread) -> Result<MutexGuard<'_, Intake<S>>, Stopped> {
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

    /// Whether the receiver has to wait. Never true if waiting cannot help because no batch can be
    /// made of what is there.
    pub(super) fn is_full(&self, intake: &Intake<S>) -> bool {
        let held = intake.unfinished_bytes() + intake.ready_bytes + intake.leased_bytes;
        (held >= self.config.buffer_bytes || intake.ready.len() >= BLOCKS_MAX)
            && (intake.leased_bytes > 0 || self.has_batch(intake))
    }

    /// Whether a batch would take anything now.
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

    /// Wakes the scheduler, which does not wait for batch times if the source is finite.
    pub(super) fn told(&self, intake: &Intake<S>) {
        if self.config.batching != Batching::Now && self.has_batch(intake) {
            self.config.wake.signal();
        }
    }

    /// Finishes the unfinished block, of records or of lines: each kind ends a block of the other.
    pub(super) fn finish_blocks(&self, intake: &mut Intake<S>) {
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
            let (lines, other) = (intake.lines.take(n), intake.other_bytes);
            let at = intake.lines.taken();
            let block = make(lines, at.start + other, &self.config.rules);
            self.keep(intake, block, at.start + other..at.end + other, n as u64, last);
        }
    }

    /// Queues a block that is not one of lines.
    pub(super) fn keep_other(&self, intake: &mut Intake<S>, block: S::Block, bytes: u64) {
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

    /// Takes the blocks of the next batch, in order.
    pub(super) fn take(&self, limits: &Limits) -> Result<Vec<Ready<S>>, String> {
        let mut intake = self.lock();
        if !self.has_batch(&intake) {
            return Option::take(&mut intake.failed).map_or(Ok(Vec::new()), Err);
        }
        self.finish_blocks(&mut intake);
        let (mut sum, limit) = (0u64, self.config.batch_bytes().min(limits.bytes));
        let (mut records, most) = (0u64, limits.records_of(&SplitId::ONLY));
        let fits = |ready: &&Ready<S>| {
            sum = sum.saturating_add(ready.bytes());
            records = records.saturating_add(ready.block.records());
            sum <= limit && records <= most
        };
        let mut n = intake.ready.iter().take_while(fits).count().max(1);
        if let Batching::Lines(_) = self.config.batching {
            n = intake.ready.iter().take(n).position(|ready| ready.last).map_or(n, |last| last + 1);
        }
        let taken: Vec<Ready<S>> = intake.ready.drain(..n).collect();
        let bytes: u64 = taken.iter().map(Ready::bytes).sum();
        intake.ready_bytes -= bytes;
        intake.leased_bytes += bytes;
        // fewer blocks are queued now; the bytes are released with the lease
        self.room.notify_all();
        // another batch, or the end, may already be there
        self.told(&intake);
        if intake.ended {
            self.config.wake.signal();
        }
        Ok(taken)
    }

    /// Returns the status of the split after a plan; `has_some` says whether the plan has blocks.
    pub(super) fn status(&self, has_some: bool) -> SplitStatus {
        let intake = self.lock();
        match intake.ended && intake.ready.is_empty() && intake.unfinished_bytes() == 0 {
            true if intake.stopped => SplitStatus::Behind,
            true => SplitStatus::Ended,
            false if self.has_batch(&intake) => SplitStatus::Behind,
            false if has_some => SplitStatus::Read,
            false => match self.config.stats.outage_of(&self.config.rules.name) {
                Some(reason) => SplitStatus::Unreachable(reason.into()),
                None => SplitStatus::CaughtUp,
            },
        }
    }

    fn give_back(&self, bytes: u64) {
        self.lock().leased_bytes -= bytes;
        self.room.notify_all();
    }
}

/// Releases the room when the batch is done with its blocks.
pub(super) struct Lease<S: Stored> {
    pub(super) shared: Arc<Shared<S>>,
    pub(super) bytes: u64,
}

impl<S: Stored> Drop for Lease<S> {
    fn drop(&mut self) {
        self.shared.give_back(self.bytes);
    }
}
