//! Whatever code of the user a context runs: when it waits for the end of this context, it gets an
//! error and does not hang.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    io,
    sync::{Arc, OnceLock, mpsc},
    time::Duration,
};
use streamc::{
    Error,
    batch::{Span, SplitStatus},
    context::ContextHandle,
    env::Console,
    prelude::*,
    record::Str,
    source::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart},
};

const LIMIT: Duration = Duration::from_secs(20);

/// The handle to the context, which the code inside gets when the context has started.
#[derive(Clone, Debug)]
struct Inside {
    running: Arc<OnceLock<ContextHandle>>,
    said: mpsc::Sender<String>,
    /// it waits for a context of its own
    for_another: bool,
}

impl Inside {
    fn wait(&self) {
        let end = match self.for_another {
            true => {
                let context = StreamingContext::builder().threads(2).quiet().signals(false).build();
                context.and_then(|context| context.run(filtered(queue_stream([["x"], ["y"]]))))
            }
            false => self.running.wait().await_termination(),
        };
        let _ = self.said.send(end.map_or_else(|error| error.to_string(), |()| "it has ended".to_owned()));
    }
}

#[pipeline(batch = "10ms")]
fn waits(lines: DStream<&str>, place: &'static str, inside: Inside) {
    let at = move |here: &str| {
        if here == place {
            inside.wait();
        }
    };
    let (mapped, piece, transformed, reduced) = (at.clone(), at.clone(), at.clone(), at.clone());
    let (stateful, each, partition) = (at.clone(), at.clone(), at);
    let lines = lines.map(|line| {
        mapped("map");
        line
    });
    let pieces = lines.flat_map(|line| line.split(' ').inspect(|_| piece("iterator")));
    let pieces = pieces.transform(move |rdd| {
        transformed("transform");
        rdd
    });
    let counted = pieces.map(|word| (word, 1u64)).reduce_by_key(|a, b| {
        reduced("reduce_by_key");
        a + b
    });
    let seen = counted.map_with_state(|_, n: Option<u64>, _: &mut State<u64>| {
        stateful("map_with_state");
        n
    });
    seen.foreach_rdd(move |_| each("foreach_rdd"));
    lines.for_each_partition(|_| partition("for_each_partition"));
}

/// A user's source that waits when it is asked for its plan.
#[derive(Debug)]
struct Cuts(Inside);

impl Source<Str> for Cuts {
    fn name(&self) -> String {
        "one that waits".to_owned()
    }
    fn start(&self, _: &SourceCx, _: &Positions) -> Result<(), Error> {
        Ok(())
    }
    fn plan(&self, _: &Limits) -> Result<Planned, Error> {
        self.0.wait();
        Ok(Planned::nothing(SplitStatus::CaughtUp))
    }
    fn read(&self, _: &[Span], _: Reading) -> Result<SourcePart<Str>, ReadError> {
        Ok(SourcePart::default())
    }
    fn replayable(&self) -> bool {
        true
    }
    fn finished(&self) -> bool {
        false
    }
    fn stop(&self, _: bool) {}
    fn decided(&self, _: &[Span]) {}
}

/// A terminal of the user's that waits when it shows a batch.
#[derive(Debug)]
struct Shows(Inside);

impl Console for Shows {
    fn out(&self, _: &str) -> io::Result<()> {
        self.0.wait();
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

#[pipeline(batch = "10ms")]
fn filtered(lines: DStream<&str>) {
    lines.filter(|line| !line.is_empty()).for_each_partition(|_| ());
}

#[pipeline(batch = "10ms")]
fn shown(lines: DStream<&str>) {
    lines.print();
}

#[test]
fn all_code_that_a_context_runs_may_ask_and_none_hangs() {
    let places = [
        "map",
        "iterator",
        "transform",
        "reduce_by_key",
        "map_with_state",
        "foreach_rdd",
        "for_each_partition",
        "cut",
        "next",
        "console",
    ];
    for (place, threads) in places.into_iter().flat_map(|place| [(place, 1), (place, 2)]) {
        let (said, hear) = mpsc::channel();
        let inside = Inside { running: Arc::default(), said, for_another: false };
        let lines = || queue_stream([["a b a", "c a"]]).partitions(2).into_dstream();
        let builder = StreamingContext::builder().threads(threads).quiet().signals(false);
        let (builder, pipeline) = match place {
            "cut" => (builder, shown(DStream::new(Cuts(inside.clone())))),
            "next" => {
                let inside = inside.clone();
                let lines = std::iter::from_fn(move || {
                    inside.wait();
                    None::<&str>
                });
                (builder, shown(iter_stream(lines)))
            }
            "console" => (builder.console(Shows(inside.clone())), shown(lines())),
            _ => (builder, waits(lines(), place, inside.clone())),
        };
        let running = builder.build().unwrap().start([pipeline]).unwrap();
        inside.running.set(running.clone()).unwrap();
        let heard =
            hear.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{place} hangs with {threads} threads"));
        assert!(heard.contains("cannot be awaited by what it runs itself"), "{place}: {heard}");
        running.stop(false);
        assert!(running.await_termination_for(LIMIT).unwrap(), "{place} with {threads} threads: no end");
    }
}

/// A context within another one, as a test harness or a job that is run for each batch may have it.
#[test]
fn all_code_that_a_context_runs_may_wait_for_another_context() {
    let places = [
        "map",
        "iterator",
        "transform",
        "reduce_by_key",
        "map_with_state",
        "foreach_rdd",
        "for_each_partition",
    ];
    for (place, threads) in places.into_iter().flat_map(|place| [(place, 1), (place, 2)]) {
        let (said, hear) = mpsc::channel();
        let inside = Inside { running: Arc::default(), said, for_another: true };
        let lines = queue_stream([["a b a", "c a"]]).partitions(2).into_dstream();
        let context = StreamingContext::builder().threads(threads).quiet().signals(false).build().unwrap();
        let running = context.start([waits(lines, place, inside)]).unwrap();
        let heard =
            hear.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{place} hangs with {threads} threads"));
        assert_eq!(heard, "it has ended", "{place} with {threads} threads");
        assert!(running.await_termination_for(LIMIT).unwrap(), "{place} with {threads} threads: no end");
    }
}
