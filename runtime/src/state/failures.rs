//! The batches that a state did not get because they failed.
//!
//! A tick that passed without a batch is empty; one whose batch failed is listed here, so that no
//! state has to guess from gaps in the numbers. Failures at equal distances are one entry: a stage
//! that fails in every batch takes no memory.

use super::Skipped;
use crate::{
    fault::Fault,
    record::{Arena, Corrupt, Cursor, Record, Stored, decode_fault, encode_fault},
};

/// See the head of this file. By ascending tick.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failures(Vec<Run>);

/// Failures from tick `first` to `last`, `apart` ticks from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    first: u64,
    last: u64,
    apart: u64,
    /// of the last one
    fault: Fault,
}

impl Failures {
    /// The batch at `tick` failed, which is later than those before.
    pub(crate) fn add(&mut self, tick: u64, fault: &Fault) {
        if let Some(run) = self.0.last_mut()
            && tick > run.last
            && run.fault.is_skipped() == fault.is_skipped()
            && (run.first == run.last || tick - run.last == run.apart)
        {
            (run.apart, run.last, run.fault) = (tick - run.last, tick, fault.clone());
            return;
        }
        self.0.push(Run { first: tick, last: tick, apart: 1, fault: fault.clone() });
    }

    /// All of these ticks, which are later than those of batches that have failed.
    pub(crate) fn add_all(&mut self, ticks: Skipped, fault: &Fault) {
        let Skipped { first, last, apart } = ticks;
        self.0.push(Run { first, last, apart, fault: fault.clone() });
    }

    /// Why one of the ticks from `first` to `last` failed, if one did: the last of them.
    pub(crate) fn within(&self, first: u64, last: u64) -> Option<&Fault> {
        self.0.iter().rev().find(|run| run.touches(first, last)).map(|run| &run.fault)
    }

    /// The last tick that failed; 0 if none did.
    pub(crate) fn last(&self) -> u64 {
        self.0.iter().map(|run| run.last).max().unwrap_or(0)
    }

    /// Adds those of another partition of the same state, which differ in what was forgotten only.
    pub(super) fn and(&mut self, other: &Failures) {
        for run in &other.0 {
            if !self.0.contains(run) {
                let at = self.0.partition_point(|known| known.last <= run.last);
                self.0.insert(at, run.clone());
            }
        }
    }

    pub(super) fn encode(&self, out: &mut Arena) {
        (self.0.len() as u64).encode(out);
        for Run { first, last, apart, fault } in &self.0 {
            [*first, *last, *apart].iter().for_each(|n| n.encode(out));
            encode_fault(fault, out);
        }
    }

    pub(super) fn decode(from: &mut Cursor<'_>) -> Result<Failures, Corrupt> {
        let n = <u64 as Stored>::decode(from)?;
        let mut runs = Vec::new();
        for _ in 0..n {
            let mut number = || <u64 as Stored>::decode(from);
            let [first, last, apart] = [number()?, number()?, number()?];
            if first > last || apart == 0 {
                return Err(Corrupt("the failures of a state"));
            }
            runs.push(Run { first, last, apart, fault: decode_fault(from)? });
        }
        Ok(Failures(runs))
    }

    /// Forgets what was before `tick`, as far as that is whole entries.
    pub(crate) fn forget_before(&mut self, tick: u64) {
        self.0.retain(|run| run.last >= tick);
    }
}

impl Run {
    fn touches(&self, first: u64, last: u64) -> bool {
        let last = last.min(self.last);
        last >= self.first && last - (last - self.first) % self.apart >= first
    }
}

#[cfg(test)]
mod tests {
    use super::{Failures, Skipped};
    use crate::{env::Rng, fault::Fault};

    /// As a list of all ticks does.
    #[test]
    fn failures_are_found_where_they_are_and_nowhere_else() {
        let mut rng = Rng::new(5);
        for _ in 0..200 {
            let (mut failures, mut naive, mut tick, mut kept_from) = (Failures::default(), Vec::new(), 0, 0);
            for _ in 0..40 {
                tick += [1, 1, 2, 2, 7][rng.below(5) as usize];
                failures.add(tick, &Fault::new(tick.to_string()));
                naive.push(tick);
                let first = kept_from + rng.below(20);
                let last = first + rng.below(9);
                let found = failures.within(first, last).is_some();
                assert_eq!(
                    found,
                    naive.iter().any(|tick| (first..=last).contains(tick)),
                    "{first} to {last}"
                );
                if rng.below(6) == 0 {
                    kept_from = kept_from.max(tick - rng.below(9).min(tick));
                    failures.forget_before(kept_from);
                }
            }
        }
    }

    /// Ticks that were left out are no failures, and stay apart from these.
    #[test]
    fn skipped_ticks_are_kept_apart_from_failures() {
        let mut failures = Failures::default();
        failures.add(2, &Fault::new("a"));
        failures.add_all(Skipped { first: 4, last: 12, apart: 2 }, &Fault::skipped());
        failures.add_all(Skipped { first: 5, last: 8, apart: 3 }, &Fault::skipped());
        failures.add(11, &Fault::new("b"));
        let within = |first, last| failures.within(first, last).map(Fault::is_skipped);
        assert_eq!([within(2, 3), within(3, 3), within(11, 11)], [Some(false), None, Some(false)]);
        assert_eq!(
            [within(3, 4), within(5, 5), within(7, 7), within(8, 8)],
            [Some(true), Some(true), None, Some(true)]
        );
        assert_eq!(failures.last(), 12);
        let mut failures = Failures::default();
        failures.add_all(Skipped { first: 4, last: 12, apart: 2 }, &Fault::skipped());
        failures.add_all(Skipped { first: 5, last: 8, apart: 3 }, &Fault::skipped());
        assert_eq!(failures.last(), 12);
    }

    #[test]
    fn a_stage_that_always_fails_takes_no_memory() {
        let mut failures = Failures::default();
        (1..10_000).for_each(|n| failures.add(n * 3, &Fault::new(n.to_string())));
        assert_eq!(failures.0.len(), 1);
        assert_eq!(failures.within(7, 9).map(Fault::message), Some("9999"));
        assert!(failures.within(7, 8).is_none());
    }
}
