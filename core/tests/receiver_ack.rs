//! A reliable receiver, as a connector has one: its peer keeps what is not acknowledged and sends
//! it again, so that nothing is lost, and what comes twice is what was not decided.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Condvar, Mutex},
    time::Duration,
};
use streamc_core::{
    batch::Span,
    env::{ManualClock, MemFs, Wake},
    receiver::{Ack, End, Receiver, Stopped, Store, receiver_stream},
    record::{Block, TypedBlock},
    source::{IntoSource, Limits, Positions, Reading, Source, SourceCx},
};

/// Has the numbers from 0 on, some in a message, and forgets what is acknowledged.
#[derive(Clone, Debug, Default)]
struct Broker(Arc<(Mutex<Kept>, Condvar)>);

#[derive(Debug, Default)]
struct Kept {
    messages: VecDeque<Vec<u64>>,
    sent: usize,
    acknowledged: usize,
}

impl Broker {
    fn add(&self, messages: impl IntoIterator<Item = Vec<u64>>) {
        self.0.0.lock().unwrap().messages.extend(messages);
        self.0.1.notify_all();
    }
    /// The next message of a connection that has had `n`; none when it is closed.
    fn next(&self, n: usize, store: &Store<u64>) -> Option<Vec<u64>> {
        let mut kept = self.0.0.lock().unwrap();
        while kept.messages.len() == n && !store.is_stopped() {
            kept = self.0.1.wait(kept).unwrap();
        }
        let message = kept.messages.get(n).cloned();
        kept.sent += usize::from(message.is_some());
        self.0.1.notify_all();
        message
    }
    fn wait_until_sent(&self, n: usize) {
        let waited = self
            .0
            .1
            .wait_timeout_while(self.0.0.lock().unwrap(), Duration::from_secs(30), |kept| kept.sent < n);
        assert!(!waited.unwrap().1.timed_out(), "the receiver takes all messages");
    }
    fn forget(&self, n: usize) {
        let mut kept = self.0.0.lock().unwrap();
        kept.messages.drain(..n);
        kept.acknowledged += n;
    }
}

/// Blocks that were handed over and are not acknowledged, by number: one for each message.
type Unacknowledged = Arc<Mutex<VecDeque<u64>>>;

#[derive(Debug)]
struct Reliable(Broker, Unacknowledged);

impl Receiver<u64> for Reliable {
    fn name(&self) -> String {
        "broker".to_owned()
    }
    fn run(&mut self, store: &Store<u64>) -> Result<End, Stopped> {
        let broker = self.0.clone();
        store.on_stop(move || broker.0.1.notify_all());
        let mut n = 0;
        while let Some(message) = self.0.next(n, store) {
            // the number is there at once, whenever the block is decided
            let number = store.block(TypedBlock::new(message))?;
            self.1.lock().unwrap().push_back(number);
            n += 1;
        }
        Err(Stopped)
    }
    fn ack(&self) -> Option<Ack> {
        let (broker, blocks) = (self.0.clone(), Arc::clone(&self.1));
        Some(Arc::new(move |up_to| {
            let mut blocks = blocks.lock().unwrap();
            let n = blocks.iter().take_while(|number| **number <= up_to).count();
            blocks.drain(..n);
            broker.forget(n);
        }))
    }
}

/// A run of a program with this source.
struct Run(Arc<dyn Source<u64>>);

impl Run {
    fn start(broker: &Broker) -> Run {
        let source = receiver_stream(Reliable(broker.clone(), Arc::default())).into_source();
        let cx = SourceCx {
            clock: Arc::new(ManualClock::new(0)),
            fs: Arc::new(MemFs::new()),
            stats: Arc::default(),
            batch_interval: Duration::from_secs(1),
            partitions: 2,
            max_batch_bytes: u64::MAX,
            wake: Wake::new(),
            events: streamc_core::metrics::Events::default(),
            seed: 0,
        };
        source.start(&cx, &Positions::new()).unwrap();
        Run(source)
    }

    /// What a batch of all that has come would contain; it is not decided yet.
    fn batch(&self, seen: &mut BTreeMap<u64, u64>) -> Vec<Span> {
        let planned = self.0.plan(&Limits::partitions(2)).unwrap();
        let part = self.0.read(&planned.spans, Reading::Live).unwrap();
        for block in &part.blocks {
            block.each(true, |record: u64| *seen.entry(record).or_default() += 1);
        }
        planned.spans
    }
}

#[test]
fn what_is_not_decided_comes_again_and_nothing_is_lost() {
    let (broker, mut seen) = (Broker::default(), BTreeMap::new());
    broker.add((0..10).map(|n| vec![2 * n, 2 * n + 1]));
    let run = Run::start(&broker);
    broker.wait_until_sent(10);
    // the last message may still be on its way into the store
    let mut spans = run.batch(&mut seen);
    while seen.len() < 20 {
        spans.extend(run.batch(&mut seen));
    }
    run.0.decided(&spans[..4]);
    assert_eq!(broker.0.0.lock().unwrap().acknowledged, 4, "up to the block of the last span");
    // the process is killed: six blocks were in a batch that nobody has decided
    run.0.stop(false);
    drop(run);
    broker.add([vec![20, 21]]);
    let run = Run::start(&broker);
    broker.wait_until_sent(17);
    let mut spans = run.batch(&mut seen);
    while seen.len() < 22 {
        spans.extend(run.batch(&mut seen));
    }
    run.0.decided(&spans);
    assert_eq!(broker.0.0.lock().unwrap().messages.len(), 0);
    run.0.stop(false);
    assert_eq!(seen.keys().copied().collect::<Vec<_>>(), (0..22).collect::<Vec<_>>());
    let twice: Vec<u64> = seen.into_iter().filter(|(_, n)| *n == 2).map(|(record, _)| record).collect();
    assert_eq!(twice, (8..20).collect::<Vec<_>>(), "twice, and never more, is what was not decided");
}
