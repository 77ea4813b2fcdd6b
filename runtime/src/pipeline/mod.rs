//! What `#[pipeline]` expands to: a plan, its inputs and outputs, and the batch function.
//!
//! A pipeline is built when its function is called. What goes wrong in the user's own `let`s (their
//! `?`) is kept and reported when the pipeline is started.

mod erased;
mod repeated;

pub(crate) use erased::{AnySource, ReadCx};
pub use repeated::{changes_nothing, gives_nothing_away, leaves_state, only_looks, taken};

use crate::{
    cx::{AnySink, BatchCx, InputKey, SinkKey},
    dstream::IntoDStream,
    error::{BuildError, Error},
    lookup::{self, AnyTable},
    metrics::counter::{self, Made},
    plan::{Durations, Plan},
    record::Record,
    sink::SinkControl,
};
use std::{fmt, sync::Arc, time::Duration};

/// A compiled pipeline, ready to be given to a
/// [`StreamingContext`](crate::context::StreamingContext) or to a
/// [`TestKit`](crate::testkit::TestKit).
#[must_use = "a pipeline does nothing until a context runs it"]
pub struct Pipeline {
    pub(crate) plan: &'static Plan,
    pub(crate) inputs: Vec<Arc<dyn AnySource>>,
    /// by output number; `foreach_rdd` has no object of its own
    pub(crate) sinks: Vec<Option<Arc<dyn SinkControl>>>,
    pub(crate) batch: Result<BatchFn, BuildError>,
    pub(crate) counters: Made,
    /// that operators look records up in
    pub(crate) tables: Vec<Arc<dyn AnyTable>>,
    pub(crate) durations: Durations,
}

impl Pipeline {
    /// Called by emitted code.
    #[doc(hidden)]
    pub fn build(plan: &'static Plan, f: impl FnOnce(&mut Build) -> Result<BatchFn, BuildError>) -> Pipeline {
        let sinks = plan.outputs.iter().map(|_| None).collect();
        let mut build = Build { inputs: Vec::new(), sinks, durations: Durations::default() };
        let ((batch, counters), tables) = lookup::collect(|| counter::collect(|| f(&mut build)));
        let Build { inputs, sinks, durations } = build;
        Pipeline { plan, inputs, sinks, batch, counters, tables, durations }
    }

    /// Its name: that of its function.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.plan.name
    }

    /// Its plan.
    #[must_use]
    pub fn plan(&self) -> &'static Plan {
        self.plan
    }

    /// The batch function, or why there is none.
    pub(crate) fn take_batch(&mut self) -> Result<BatchFn, Error> {
        let used = || Err::<BatchFn, BuildError>("the pipeline was already started".into());
        let batch = std::mem::replace(&mut self.batch, used());
        let failed =
            |cause: BuildError| Error::Build { pipeline: self.plan.name.to_owned(), cause: cause.into() };
        batch.map_err(failed)
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pipeline({})", self.plan.name)
    }
}

/// Takes note of a pipeline's inputs and outputs while it is constructed.
#[derive(Debug)]
pub struct Build {
    inputs: Vec<Arc<dyn AnySource>>,
    sinks: Vec<Option<Arc<dyn SinkControl>>>,
    durations: Durations,
}

impl Build {
    /// The next input. `R` is the record type of the parameter; only its stored form counts.
    pub fn input<R: Record>(
        &mut self,
        _name: &'static str,
        stream: impl IntoDStream<R>,
    ) -> InputKey<R::Owned> {
        let ix = self.inputs.len();
        self.inputs.push(Arc::new(stream.into_dstream().into_source()));
        InputKey::new(ix)
    }

    /// Output number `ix` of the plan goes to `sink`.
    pub fn sink<S: AnySink>(&mut self, ix: usize, sink: S) -> SinkKey<S::Same> {
        let sink = Arc::new(sink.same());
        self.sinks[ix] = Some(Arc::clone(&sink) as Arc<dyn SinkControl>);
        let per_instance = sink.per_instance();
        SinkKey { ix, sink, per_instance }
    }

    /// Operator `op` is a window over a stream whose slide operator `parent` decides; without a
    /// slide it has the same.
    pub fn window(&mut self, op: u32, parent: Option<u32>, length: Duration, slide: Option<Duration>) {
        self.durations.window(op, parent, length, slide);
    }

    /// A window is made of what operator `op`, also one, gives out: the states of both, and whether
    /// the outer one is given something of a batch in which the inner one has no record.
    pub fn feeds_window(&mut self, op: u32, states: [usize; 2], of_nothing: bool) {
        self.durations.feeds_window(op, states, of_nothing);
    }

    /// Operator `op` brings together streams whose slides these operators decide.
    pub fn same_slide(&mut self, op: u32, inputs: [Option<u32>; 2]) {
        self.durations.same_slide(op, inputs);
    }

    /// The stream of operator `op`, whose slide operator `slider` decides, is to be written down at
    /// this interval.
    pub fn checkpoint(&mut self, op: u32, slider: Option<u32>, interval: Duration) {
        self.durations.checkpoint(op, slider, interval);
    }
}

/// The compiled body of a pipeline: called once for each batch, in each instance.
pub struct BatchFn(pub(crate) Box<dyn for<'b> Fn(&'b BatchCx<'b>) + Send + Sync>);

impl fmt::Debug for BatchFn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BatchFn")
    }
}

/// Makes a batch function of a closure, whose argument needs no type.
pub fn batch_fn(f: impl for<'b> Fn(&'b BatchCx<'b>) + Send + Sync + 'static) -> BatchFn {
    BatchFn(Box::new(f))
}
