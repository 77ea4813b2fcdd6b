//! Runs the pipeline of a case on the batches of its trace.
//!
//! ```ignore
//! two::<Pair, Pair>(trace, |a, b, out| join(a, b, out))
//! ```
//! `one`, `two` and `three` give the streams `a`, `b`, `c`. [`Feed`] is there for everything else:
//! other names, records of other types, other partitions of the inputs. In all of them the number
//! of partitions of keyed operators is the trace's `num_partitions`.

use crate::{
    json::{FromJson, ToJson, records},
    trace::{Answers, Trace, failed},
};
use serde_json::Value as Json;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use streamc::{Rdd, prelude::*, testkit::TestKit};

/// Gets the records of an output.
#[derive(Clone, Default)]
pub(crate) struct Out(Arc<Mutex<Option<Vec<Json>>>>);

impl Out {
    pub(crate) fn take<T: ToJson>(&self, rdd: Rdd<T>) {
        let mut got = self.0.lock().unwrap();
        got.get_or_insert_default().extend(rdd.into_iter().map(|record| record.to_json()));
    }

    /// What it got in a batch; `null` if it was not called.
    fn answer(&self) -> Json {
        self.0.lock().unwrap().take().map_or(Json::Null, Json::Array)
    }
}

/// Called before each batch, with its number.
type Push<'t> = Box<dyn FnMut(usize) -> Result<(), String> + 't>;

/// Gives the batches of a trace to the inputs of a pipeline.
pub(crate) struct Feed<'t> {
    trace: &'t Trace,
    pushes: Vec<Push<'t>>,
    partitions: u32,
    source_partitions: usize,
}

impl<'t> Feed<'t> {
    pub(crate) fn new(trace: &'t Trace) -> Self {
        let number = |name| trace.param(name).as_u64();
        Feed {
            trace,
            pushes: Vec::new(),
            partitions: number("num_partitions").unwrap_or(2) as u32,
            source_partitions: number("input_partitions").unwrap_or(2) as usize,
        }
    }

    /// In how many partitions the records of a batch come. Before the streams are made.
    pub(crate) fn source_partitions(mut self, n: usize) -> Self {
        self.source_partitions = n;
        self
    }

    /// An input of the trace, by its name.
    pub(crate) fn stream<T: FromJson>(&mut self, name: &'t str) -> DStream<T> {
        let queue = queue_stream::<T>([[]; 0]).partitions(self.source_partitions).default_batch::<T>([]);
        let (handle, batches) = (queue.handle(), self.trace.input(name));
        self.pushes.push(Box::new(move |i| {
            if let Some(batch) = batches.get(i) {
                handle.push(records::<T>(batch).map_err(|error| format!("input `{name}`: {error}"))?);
            }
            Ok(())
        }));
        queue.into_dstream()
    }

    /// Called before each batch, with its number.
    pub(crate) fn before_batches(&mut self, push: impl FnMut(usize) -> Result<(), String> + 't) {
        self.pushes.push(Box::new(push));
    }

    /// Runs all batches of a pipeline whose output is a `foreach_rdd`.
    pub(crate) fn run(self, make: impl FnOnce(Out) -> Pipeline) -> Result<Answers, String> {
        let out = Out::default();
        self.run_kit(make(out.clone()), |kit| kit, || out.answer())
    }

    /// Runs all batches; `answer` is asked after each of them.
    pub(crate) fn run_kit(
        mut self,
        pipeline: Pipeline,
        set: impl FnOnce(TestKit) -> TestKit,
        mut answer: impl FnMut() -> Json,
    ) -> Result<Answers, String> {
        let mut kit = set(TestKit::new(pipeline)
            .start_ms(self.trace.start_ms())
            .interval(Duration::from_millis(self.trace.batch_ms()))
            .partitions(self.partitions));
        let mut answers = Vec::new();
        for i in 0..self.trace.batches() {
            self.pushes.iter_mut().try_for_each(|push| push(i))?;
            let result = kit.run_batch();
            let answer = answer();
            answers.push(result.map_or_else(|error| failed(&error.to_string()), |_| answer));
        }
        Ok(answers)
    }
}

/// A program of one stream.
pub(crate) fn one<A: FromJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<A>, Out) -> Pipeline,
) -> Result<Answers, String> {
    let mut feed = Feed::new(trace);
    let a = feed.stream("a");
    feed.run(|out| make(a, out))
}

/// A program of two streams.
pub(crate) fn two<A: FromJson, B: FromJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<A>, DStream<B>, Out) -> Pipeline,
) -> Result<Answers, String> {
    let mut feed = Feed::new(trace);
    let (a, b) = (feed.stream("a"), feed.stream("b"));
    feed.run(|out| make(a, b, out))
}

/// A program of three streams.
pub(crate) fn three<A: FromJson, B: FromJson, C: FromJson>(
    trace: &Trace,
    make: impl FnOnce(DStream<A>, DStream<B>, DStream<C>, Out) -> Pipeline,
) -> Result<Answers, String> {
    let mut feed = Feed::new(trace);
    let (a, b, c) = (feed.stream("a"), feed.stream("b"), feed.stream("c"));
    feed.run(|out| make(a, b, c, out))
}
