//! How the intake of a receiver ends: the receiver returns, the source is stopped, and what is left
//! is counted.

use super::{
    intake::{Shared, Unread},
    open::Open,
};
use crate::record::{
    Block, Stored,
    block::{lines::Assembler, masks},
};
use std::sync::atomic::Ordering;

impl<S: Stored> Shared<S> {
    /// Nothing more will arrive and nothing is left.
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

    /// Called when the receiver has returned; `finished` means that it returned in an orderly way.
    /// Returns whether it had received anything.
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

    /// Reports why the receiver currently receives nothing.
    pub(super) fn tell_outage(&self, text: &str) {
        self.config.stats.report(&self.config.rules.name, text);
        self.unannounced.store(true, Ordering::Relaxed);
    }

    /// Counts and reports what is left unread.
    fn tell_unread(&self, Unread { bytes, records }: Unread) {
        self.config.stats.bytes_unread.add(bytes);
        self.config.stats.records_unread.add(records);
        if bytes + records > 0 {
            let (what, counts) = match (records, bytes) {
                (_, 0) => (format!("{records} records"), "records_unread"),
                (0, _) => (format!("{bytes} bytes"), "bytes_unread"),
                _ => (format!("{records} records and {bytes} further bytes"), "records_unread, bytes_unread"),
            };
            let text = format!(
                "{what} were received before the context stopped, but are not in any batch ({counts})"
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
}
