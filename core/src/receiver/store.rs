//! Where a receiver puts what it receives: bytes of text, single records, or whole blocks.

use super::config::Batching;
use super::intake::{Shared, Stopped, Unread};
use crate::{
    metrics::stats::Stats,
    record::{Block, FeedsAs, Stored, Str, TextBlock},
};
use std::{
    fmt,
    sync::{Arc, atomic::Ordering},
};

/// Where a receiver puts what it receives.
pub struct Store<S: Stored>(pub(super) Arc<Shared<S>>);

impl<S: Stored> fmt::Debug for Store<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.0.config.rules.name)
    }
}

impl<S: Stored> Store<S> {
    /// Stores a finished block and returns its number. Blocks while the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; the block is then kept only if the stop is graceful
    /// and this is the first call after it.
    pub fn block(&self, block: S::Block) -> Result<u64, Stopped> {
        let records = Unread { bytes: 0, records: block.records() };
        let mut intake = self.0.wait_for_room(records)?;
        // keeps the order of the calls
        self.0.finish_blocks(&mut intake);
        let number = intake.next_block;
        let bytes = block.bytes();
        intake.received = true;
        self.0.keep_other(&mut intake, block, bytes);
        self.0.told(&intake);
        if intake.stopped { Err(Stopped) } else { Ok(number) }
    }

    /// Stores one record. Records are collected into blocks; a batch also takes those of the
    /// unfinished block. Blocks while the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; the record is then kept only if the stop is graceful
    /// and this is the first call after it.
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

    /// Registers `then` to be called when the source is stopped, or immediately if it already is:
    /// it should interrupt whatever [`Receiver::run`](super::Receiver::run) is blocked in. Replaces
    /// the previous registration.
    pub fn on_stop(&self, then: impl FnOnce() + Send + 'static) {
        let mut intake = self.0.lock();
        if intake.stopped {
            drop(intake);
            then();
        } else {
            intake.on_stop = Some(Box::new(then));
        }
    }

    /// Declares that the receiver may hold a record that it has not stored yet, and cannot be
    /// woken: a graceful stop gives it two block intervals.
    #[doc(hidden)]
    pub fn may_hold_one(&self) {
        self.0.lock().may_hold_one = true;
    }

    /// Whether the source is stopped.
    pub fn is_stopped(&self) -> bool {
        self.0.lock().stopped
    }

    /// Prints a line for the user about this receiver on stderr, under its name: something that is
    /// worth knowing and ends nothing. What ends [`Receiver::run`](super::Receiver::run) is
    /// reported from its [`End`](super::End), once for each outage.
    pub fn report(&self, text: &str) {
        self.stats().report(&self.0.config.rules.name, text);
    }

    /// The peer is connected. It is counted, and reported the first time and after an outage that
    /// was reported.
    pub fn connected(&self) {
        let config = &self.0.config;
        config.stats.connects.add(1);
        config.stats.works(&config.rules.name);
        if self.0.unannounced.swap(false, Ordering::Relaxed) {
            config.stats.report(&config.rules.name, "connected");
        }
    }

    /// There is no connection, for this reason. Until the next
    /// [`connected`](Store::connected), a stop names the receiver with it, and the status of its
    /// split is [`Unreachable`](crate::batch::SplitStatus::Unreachable).
    pub fn disconnected(&self, reason: &str) {
        self.stats().is_out(&self.0.config.rules.name, reason.to_owned());
    }

    /// So many bytes had arrived when the source was stopped, and nothing is made of them. They are
    /// counted (`bytes_unread`).
    pub fn left_behind(&self, bytes: u64) {
        self.0.lock().unread.bytes += bytes;
    }

    /// Returns the counts of the context.
    pub fn stats(&self) -> &Stats {
        &self.0.config.stats
    }
}

impl Store<Str> {
    /// Stores bytes of text. They need not end with a complete line; the rest comes with the next
    /// call. Blocks while the buffer is full.
    ///
    /// # Errors
    /// [`Stopped`] when the source is stopped; the bytes are then kept only if the stop is graceful
    /// and this is the first call after it.
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

    /// Counts this many leading bytes that do not belong to any line.
    #[doc(hidden)]
    pub fn skip(&self, n: u64) {
        self.0.lock().lines.skip(n);
    }

    /// Ends the text in an orderly way: an incomplete last line is kept as it is. Returns whether
    /// there was one. Without this call, an incomplete line is dropped when the receiver asks for a
    /// restart or fails (`lines_broken`).
    pub fn end_of_lines(&self) -> bool {
        self.0.lock().lines.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        env::{ManualClock, Wake},
        receiver::{
            config::Config,
            intake::{Lease, Ready},
        },
        record::{TypedBlock, block::utf8::Rules},
        source::Limits,
    };

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
        let taken = shared.take(&Limits::partitions(1)).expect("it has not failed");
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
