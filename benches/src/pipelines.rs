//! The pipelines that are measured, and a source that gives prepared text.

use std::sync::Mutex;
use streamc::{
    prelude::*,
    record::{Block, Record, Stored, Str, TextBlock},
    source::{Cut, Source, SourceCx, SourcePart},
};

/// Word count as in the README; the number of different words is the answer.
#[pipeline(batch = "1s")]
pub fn word_count(lines: DStream<&str>, answer: std::sync::Arc<std::sync::atomic::AtomicU64>) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd| answer.store(rdd.count(), std::sync::atomic::Ordering::Relaxed));
}

/// The same by the operator that sees whole blocks.
#[pipeline(batch = "1s")]
pub fn word_count_by_words(lines: DStream<&str>, answer: std::sync::Arc<std::sync::atomic::AtomicU64>) {
    let counts = lines.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd| answer.store(rdd.count(), std::sync::atomic::Ordering::Relaxed));
}

/// How many lines contain the pattern.
#[pipeline(batch = "1s")]
pub fn grep(lines: DStream<&str>, pattern: String, answer: std::sync::Arc<std::sync::atomic::AtomicU64>) {
    let found = lines.filter(|line| line.contains(pattern.as_str())).count();
    found.foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), std::sync::atomic::Ordering::Relaxed));
}

/// The same by the operator that sees whole blocks.
#[pipeline(batch = "1s")]
pub fn grep_by_containing(
    lines: DStream<&str>,
    pattern: String,
    answer: std::sync::Arc<std::sync::atomic::AtomicU64>,
) {
    let found = lines.containing(pattern).count();
    found.foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), std::sync::atomic::Ordering::Relaxed));
}

/// Gives prepared text, one piece a partition, in its only batch.
#[derive(Debug)]
pub struct Prepared(Mutex<Vec<String>>);

impl Prepared {
    /// Each text becomes a partition.
    pub fn stream(parts: Vec<String>) -> DStream<&'static str> {
        DStream::new(Prepared(Mutex::new(parts)))
    }
}

impl Source<Str> for Prepared {
    fn name(&self) -> String {
        "prepared text".to_owned()
    }
    fn start(&self, _: &SourceCx) -> streamc::Result<()> {
        Ok(())
    }
    fn cut(&self, _: usize) -> streamc::Result<Cut<Str>> {
        let parts = std::mem::take(&mut *self.0.lock().expect("no panic inside"));
        let part = |text| SourcePart::new(vec![TextBlock::lines(text)]);
        Ok(Cut { parts: parts.into_iter().map(part).collect(), ..Cut::empty() })
    }
    fn finished(&self) -> bool {
        false
    }
    fn stop(&self, _: bool) {}
}

/// Gives prepared records of any type in its only batch. They stay where they are when they are
/// read: it can be run again.
pub struct Records<S: Stored>(Mutex<Vec<SourcePart<S>>>);

impl<S: Stored> std::fmt::Debug for Records<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Records")
    }
}

impl<S: Stored> Records<S> {
    /// Each list becomes a partition.
    pub fn stream<R: Record<Owned = S>>(
        parts: impl IntoIterator<Item: IntoIterator<Item = R>>,
    ) -> DStream<R> {
        let part = |records| {
            let mut part = SourcePart::new(vec![S::Block::from_records(records)]);
            // else the only reader of a block moves the records out
            part.shared = true;
            part
        };
        DStream::new(Records(Mutex::new(parts.into_iter().map(part).collect())))
    }
}

impl<S: Stored> Source<S> for Records<S> {
    fn name(&self) -> String {
        "prepared records".to_owned()
    }
    fn start(&self, _: &SourceCx) -> streamc::Result<()> {
        Ok(())
    }
    fn cut(&self, _: usize) -> streamc::Result<Cut<S>> {
        Ok(Cut { parts: std::mem::take(&mut *self.0.lock().expect("no panic inside")), ..Cut::empty() })
    }
    fn finished(&self) -> bool {
        false
    }
    fn stop(&self, _: bool) {}
}
