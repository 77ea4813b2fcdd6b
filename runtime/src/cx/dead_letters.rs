//! What outputs were given in batches that they went without: kept in memory, for the program to
//! look at.
//!
//! **Invariant:** bounded by the bytes of the records' text. The oldest letters give way to new
//! ones and are counted.

use crate::{batch::BatchId, metrics::stats::Stats};
use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What a record and a letter are counted with, beside their text.
pub(crate) const LETTER_BYTES: usize = 64;

/// A batch that an output went without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// The batch.
    pub batch: BatchId,
    /// The pipeline.
    pub pipeline: &'static str,
    /// The output: `counts.print`.
    pub output: &'static str,
    /// Why: the text of the error that would have stopped the context.
    pub reason: String,
    /// What the output was given, as text, in the order of its partitions. Empty when a stage
    /// before it failed: then there was nothing to give.
    pub records: Vec<String>,
    /// How many records it was given. More than `records` has if there was no room for all of them.
    pub total: u64,
}

impl fmt::Display for DeadLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} records)", self.reason, self.total)
    }
}

/// The letters of a context.
#[derive(Debug)]
pub(crate) struct DeadLetters {
    /// bytes
    limit: usize,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    letters: VecDeque<Entry>,
    bytes: usize,
    /// outputs of which the user has been told
    said: Vec<u32>,
}

#[derive(Debug)]
struct Entry {
    /// batch, output in the context, instance
    at: (u64, u32, u32),
    letter: DeadLetter,
    bytes: usize,
}

impl Default for DeadLetters {
    fn default() -> Self {
        DeadLetters::new(16 << 20)
    }
}

impl DeadLetters {
    /// At most `limit` bytes of text.
    pub(crate) fn new(limit: usize) -> Self {
        DeadLetters { limit, inner: Mutex::default() }
    }

    /// How many bytes a single letter may take.
    pub(crate) fn room(&self) -> usize {
        self.limit
    }

    /// One more, of output number `output` in instance `instance`.
    pub(crate) fn add(&self, stats: &Stats, output: u32, instance: u32, letter: DeadLetter) {
        let of = |letter: &DeadLetter| {
            letter.reason.len() + letter.records.iter().map(|text| text.len() + LETTER_BYTES).sum::<usize>()
        };
        let bytes = of(&letter) + LETTER_BYTES;
        stats.dead_records.add(letter.total);
        stats.dead_records_lost.add(letter.total - letter.records.len() as u64);
        let mut inner = self.lock();
        inner.bytes += bytes;
        inner.letters.push_back(Entry { at: (letter.batch.seq, output, instance), letter, bytes });
        // the newest letter stays in any case: its records have been cut to the limit
        while inner.bytes > self.limit && inner.letters.len() > 1 {
            let Some(oldest) = inner.letters.pop_front() else { break };
            inner.bytes -= oldest.bytes;
            stats.dead_records_lost.add(oldest.letter.records.len() as u64);
        }
    }

    /// Whether the user is to be told that this output goes without a batch: the first time.
    pub(crate) fn is_news(&self, output: u32) -> bool {
        let mut inner = self.lock();
        let news = !inner.said.contains(&output);
        if news {
            inner.said.push(output);
        }
        news
    }

    /// All that are kept, in the order of batches and outputs; what several instances kept is one
    /// letter.
    pub(crate) fn all(&self) -> Vec<DeadLetter> {
        let inner = self.lock();
        let mut entries: Vec<&Entry> = inner.letters.iter().collect();
        entries.sort_by_key(|entry| entry.at);
        let mut all: Vec<((u64, u32), DeadLetter)> = Vec::new();
        for Entry { at: (seq, output, _), letter, .. } in entries {
            match all.last_mut() {
                Some((at, last)) if *at == (*seq, *output) => {
                    last.records.extend_from_slice(&letter.records);
                    last.total += letter.total;
                }
                _ => all.push(((*seq, *output), letter.clone())),
            }
        }
        all.into_iter().map(|(_, letter)| letter).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::BatchTime;

    fn letter(seq: u64, records: &[&str]) -> DeadLetter {
        DeadLetter {
            batch: BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq } },
            pipeline: "p",
            output: "x.print",
            reason: String::new(),
            records: records.iter().map(|text| (*text).to_owned()).collect(),
            total: records.len() as u64,
        }
    }

    #[test]
    fn old_letters_give_way_and_are_counted() {
        let (letters, stats) = (DeadLetters::new(4 * LETTER_BYTES), Stats::default());
        letters.add(&stats, 0, 0, letter(0, &["a", "b"]));
        assert_eq!(letters.all().len(), 1);
        letters.add(&stats, 0, 0, letter(1, &["c"]));
        assert_eq!(letters.all(), [letter(1, &["c"])]);
        assert_eq!((stats.dead_records.get(), stats.dead_records_lost.get()), (3, 2));
        letters.add(&stats, 0, 0, letter(2, &["a letter that is longer than the limit"; 9]));
        assert_eq!(letters.all().len(), 1, "the newest stays");
    }

    #[test]
    fn what_instances_kept_is_one_letter_in_their_order() {
        let (letters, stats) = (DeadLetters::default(), Stats::default());
        letters.add(&stats, 1, 2, letter(7, &["c"]));
        letters.add(&stats, 1, 0, letter(7, &["a"]));
        letters.add(&stats, 0, 0, letter(7, &["x"]));
        let all = letters.all();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].records.join(","), all[1].records.join(",")), ("x".to_owned(), "a,c".to_owned()));
        assert!(letters.is_news(1) && !letters.is_news(1));
    }
}
