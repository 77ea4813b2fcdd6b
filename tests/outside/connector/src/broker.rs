//! A log in memory, in splits, that is read from positions on.

use std::{
    fmt,
    sync::{Arc, Mutex},
};
use streamc_core::{
    Error, Record, Text,
    batch::BlockRange,
    record::{Block, Stored},
    source::{Cut, IntoSource, Source, SourceCx, SourcePart},
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

    /// All events from the given positions on, at most `at_once` of a split in a batch.
    pub fn stream(&self, from: Vec<u64>, at_once: u64) -> TopicStream {
        TopicStream { broker: self.clone(), at: Mutex::new(from), at_once }
    }
}

/// See [`Broker::stream`].
#[derive(Debug)]
pub struct TopicStream {
    broker: Broker,
    at: Mutex<Vec<u64>>,
    at_once: u64,
}

impl IntoSource for TopicStream {
    type Stored = Event;

    fn into_source(self) -> Arc<dyn Source<Event>> {
        Arc::new(self)
    }
}

impl Source<Event> for TopicStream {
    fn name(&self) -> String {
        "topic".to_owned()
    }

    fn start(&self, _: &SourceCx) -> Result<(), Error> {
        let splits = self.broker.0.lock().expect("no reader panics");
        for (at, split) in self.at.lock().expect("no reader panics").iter().zip(splits.iter()) {
            if *at > split.len() as u64 {
                return Err(Error::source_failed(
                    self.name(),
                    format!("position {at} is past the end of its split"),
                ));
            }
        }
        Ok(())
    }

    /// One partition for each split that has something.
    fn cut(&self, _: usize) -> Result<Cut<Event>, Error> {
        let splits = self.broker.0.lock().expect("no reader panics");
        let mut cut = Cut::empty();
        for (n, (at, split)) in
            (0..).zip(self.at.lock().expect("no reader panics").iter_mut().zip(splits.iter()))
        {
            let to = (*at + self.at_once).min(split.len() as u64);
            if to == *at {
                continue;
            }
            let events = split[*at as usize..to as usize].iter().cloned();
            let partition = cut.parts.len() as u32;
            cut.parts.push(SourcePart::new(vec![<Event as Stored>::Block::from_records(events)]));
            cut.records += to - *at;
            cut.lineage.push(BlockRange { block: n, file: None, bytes: *at..to, partition });
            *at = to;
        }
        Ok(cut)
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        let splits = self.broker.0.lock().expect("no reader panics");
        let at = self.at.lock().expect("no reader panics");
        at.iter().zip(splits.iter()).all(|(at, split)| *at == split.len() as u64)
    }

    fn stop(&self, _: bool) {}
}
