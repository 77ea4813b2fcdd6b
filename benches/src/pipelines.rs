//! The pipelines that are measured, and a source that gives prepared text.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU64, Ordering},
};
use streamc::{
    batch::{Span, SplitStatus},
    prelude::*,
    record::{Block, Record, Stored, Str, TextBlock},
    source::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart},
};

/// Word count as in the README; the number of different words is the answer.
#[pipeline(batch = "1s")]
pub fn word_count(lines: DStream<&str>, answer: Arc<AtomicU64>) {
    let counts =
        lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd| answer.store(rdd.count(), Ordering::Relaxed));
}

/// The same by the operator that sees whole blocks.
#[pipeline(batch = "1s")]
pub fn word_count_by_words(lines: DStream<&str>, answer: Arc<AtomicU64>) {
    let counts = lines.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd| answer.store(rdd.count(), Ordering::Relaxed));
}

/// How many lines contain the pattern.
#[pipeline(batch = "1s")]
pub fn grep(lines: DStream<&str>, pattern: String, answer: Arc<AtomicU64>) {
    let found = lines.filter(|line| line.contains(pattern.as_str())).count();
    found.foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), Ordering::Relaxed));
}

/// The same by the operator that sees whole blocks.
#[pipeline(batch = "1s")]
pub fn grep_by_containing(lines: DStream<&str>, pattern: String, answer: Arc<AtomicU64>) {
    let found = lines.containing(pattern).count();
    found.foreach_rdd(|rdd| answer.store(rdd.first().unwrap_or(0), Ordering::Relaxed));
}

/// Prepared text, one piece a partition, in its only batch.
#[derive(Debug)]
pub struct Prepared;

impl Prepared {
    /// Each text becomes a partition.
    pub fn stream(parts: Vec<String>) -> DStream<&'static str> {
        let part = |text| SourcePart::new(vec![TextBlock::lines(text)]);
        DStream::new(Records::<Str>::new(parts.into_iter().map(part).collect()))
    }
}

/// Prepared records of any type in its only batch. They stay where they are when they are read: it
/// can be run again.
pub struct Records<S: Stored> {
    /// until it is planned
    planned: AtomicBool,
    parts: Mutex<Vec<SourcePart<S>>>,
}

impl<S: Stored> std::fmt::Debug for Records<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Records")
    }
}

impl<S: Stored> Records<S> {
    fn new(parts: Vec<SourcePart<S>>) -> Self {
        Records { planned: AtomicBool::new(false), parts: Mutex::new(parts) }
    }

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
        DStream::new(Records::new(parts.into_iter().map(part).collect()))
    }
}

impl<S: Stored> Source<S> for Records<S> {
    fn name(&self) -> String {
        "prepared records".to_owned()
    }
    fn start(&self, _: &SourceCx, _: &Positions) -> streamc::Result<()> {
        Ok(())
    }
    fn plan(&self, _: &Limits) -> streamc::Result<Planned> {
        if self.planned.swap(true, Ordering::Relaxed) {
            return Ok(Planned::nothing(SplitStatus::CaughtUp));
        }
        let parts = self.parts.lock().expect("no panic inside").len() as u32;
        let span = |part: u32| Span::of_block(part.into()).in_partition(part);
        Ok(Planned::of((0..parts).map(span).collect(), SplitStatus::Read))
    }
    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<S>, ReadError> {
        let mut parts = self.parts.lock().expect("no panic inside");
        Ok(std::mem::take(&mut parts[spans[0].partition as usize]))
    }
    fn replayable(&self) -> bool {
        false
    }
    fn finished(&self) -> bool {
        false
    }
    fn stop(&self, _: bool) {}
    fn decided(&self, _: &[Span]) {}
}
