//! A log in memory, in splits, that is read from positions on.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};
use streamc_core::{
    Error, Record, Text,
    batch::{Position, Span, SplitId, SplitStatus},
    record::{Block, Stored},
    source::{
        IntoSource, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    },
};

/// What is in the log.
#[derive(Clone, Debug, PartialEq, Record, Text)]
pub struct Event {
    /// Whose.
    pub user: String,
    /// How much.
    pub amount: u64,
}

/// Splits of events; positions are numbers of events.
#[derive(Clone, Default)]
pub struct Broker(Arc<Mutex<Vec<Vec<Event>>>>);

impl fmt::Debug for Broker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Broker")
    }
}

impl Broker {
    /// With these events in its splits.
    pub fn new(splits: Vec<Vec<Event>>) -> Broker {
        Broker(Arc::new(Mutex::new(splits)))
    }

    fn splits(&self) -> MutexGuard<'_, Vec<Vec<Event>>> {
        self.0.lock().expect("no reader panics")
    }

    /// All events from the given positions on, at most `at_once` of a split in a batch.
    pub fn stream(&self, from: Vec<u64>, at_once: u64) -> TopicStream {
        TopicStream { broker: self.clone(), at: Mutex::new(from), at_once }
    }
}

/// See [`Broker::stream`].
#[derive(Debug)]
pub struct TopicStream {
    broker: Broker,
    /// where each split is read next
    at: Mutex<Vec<u64>>,
    at_once: u64,
}

impl IntoSource for TopicStream {
    type Stored = Event;

    fn into_source(self) -> Arc<dyn Source<Event>> {
        Arc::new(self)
    }
}

impl TopicStream {
    fn at(&self) -> MutexGuard<'_, Vec<u64>> {
        self.at.lock().expect("no reader panics")
    }
}

fn split(number: usize) -> SplitId {
    SplitId::new(&number.to_string())
}

impl Source<Event> for TopicStream {
    fn name(&self) -> String {
        "topic".to_owned()
    }

    fn start(&self, _: &SourceCx, from: &Positions) -> Result<(), Error> {
        let splits = self.broker.splits();
        let mut at = self.at();
        at.resize(splits.len(), 0);
        for (n, (at, events)) in at.iter_mut().zip(splits.iter()).enumerate() {
            // a run that goes on knows better than the user's program
            *at = from.of(&split(n)).and_then(Position::offset).unwrap_or(*at);
            if *at > events.len() as u64 {
                let reason = format!("position {at} is past the end of split {n}");
                return Err(Error::source_failed(self.name(), reason));
            }
        }
        Ok(())
    }

    /// One partition for each split that has something.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let splits = self.broker.splits();
        let mut planned = Planned::default();
        for (n, (at, events)) in self.at().iter_mut().zip(splits.iter()).enumerate() {
            let split = split(n);
            let left = events.len() as u64 - *at;
            let n_records = left.min(self.at_once).min(limits.records_of(&split));
            if n_records > 0 {
                let (from, to) = (Position::Offset(*at), Position::Offset(*at + n_records));
                let span = Span::new(split.clone(), from, to).with_records(n_records);
                let last = limits.partitions as u32 - 1;
                planned.spans.push(span.in_partition(planned.partitions().min(last)));
                *at += n_records;
            }
            let status = match (n_records < left, n_records) {
                (true, _) => SplitStatus::Behind,
                (false, 0) => SplitStatus::CaughtUp,
                (false, _) => SplitStatus::Read,
            };
            planned.statuses.push((split, status));
        }
        Ok(planned)
    }

    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<Event>, ReadError> {
        let splits = self.broker.splits();
        let mut part = SourcePart::default();
        for span in spans {
            let number: Option<usize> = span.split.as_str().parse().ok();
            let events = number.zip(span.offsets()).and_then(|(number, offsets)| {
                splits.get(number)?.get(offsets.start as usize..offsets.end as usize)
            });
            let gone = || ReadError::Gone(format!("{} of split {} is gone", span.from, span.split));
            let events = events.ok_or_else(gone)?.iter().cloned();
            let block = <Event as Stored>::Block::from_records(events);
            part.append(SourcePart::of(span.split.clone(), vec![block]));
        }
        Ok(part)
    }

    fn replayable(&self) -> bool {
        true
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        let splits = self.broker.splits();
        self.at().iter().zip(splits.iter()).all(|(at, events)| *at == events.len() as u64)
    }

    fn stop(&self, _: bool) {}

    fn decided(&self, _: &[Span]) {}
}
