//! The kit itself: instances driven by hand.

use crate::{
    Error,
    batch::{BatchId, BatchTime, Env, Generator},
    clock::{ManualClock, Wake},
    events::Events,
    exec::{Exec, Local, Sim, Wire},
    pipeline::Pipeline,
    schedule::{Cuts, Instance, Program},
    sink::{DeadLetter, DeadLetters, Tap},
    source::SourceCx,
    stats::Stats,
};
use std::{collections::BTreeMap, fmt, sync::Arc, thread, time::Duration};

/// The executor that a [`TestKit`] uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executor {
    /// As programs are run.
    Local {
        /// How many threads.
        threads: usize,
    },
    /// As local with one thread, but every record that crosses to another stage is encoded and decoded.
    Wire,
    /// Several instances, one running at a time, in an order drawn from the seed.
    Sim {
        /// How many.
        instances: u32,
        /// Of the order.
        seed: u64,
    },
}

/// How a [`TestKit`] runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Default: local with one thread.
    pub executor: Executor,
    /// Of keyed operators. Default: 2.
    pub partitions: u32,
    /// Into how many partitions the records of each input of a batch are split. Default: 2.
    pub source_partitions: usize,
    /// Default: that of the pipeline, else one second.
    pub interval: Option<Duration>,
    /// Of the hash tables: decides the order of keyed output.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        let executor = Executor::Local { threads: 1 };
        Options { executor, partitions: 2, source_partitions: 2, interval: None, seed: 1 }
    }
}

/// Where the time of a kit begins: 2023-11-14 22:13:20, a multiple of every usual interval.
pub(super) const EPOCH_MICROS: u64 = 1_700_000_000_000_000;

/// What each output got, as text: by name, then batch by batch.
pub type Outputs = BTreeMap<&'static str, Vec<Vec<String>>>;

/// Runs a pipeline on given batches. See [the module](crate::testkit).
pub struct TestKit {
    options: Options,
    pipeline: Option<Pipeline>,
    made: Option<Made>,
    outputs: Outputs,
}

struct Made {
    program: Arc<Program>,
    cluster: Cluster,
    instances: Vec<Instance>,
    tap: Arc<Tap>,
    stats: Arc<Stats>,
    dead: Arc<DeadLetters>,
    clock: ManualClock,
    generator: Generator,
    interval: Duration,
    source_partitions: usize,
    next_seq: u64,
}

enum Cluster {
    One,
    Sim(Vec<Sim>),
}

/// What the outputs got in one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchOutputs {
    /// The batch.
    pub batch: BatchId,
    /// By output and partition.
    partitions: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl BatchOutputs {
    /// The records of an output, as text, in the order of the partitions. `foreach_rdd` leaves none.
    ///
    /// # Panics
    /// When the pipeline has no such output; the message lists those that it has.
    #[must_use]
    pub fn output(&self, name: &str) -> Vec<&str> {
        self.partitions(name).iter().flatten().map(String::as_str).collect()
    }

    /// The same, apart for each partition.
    ///
    /// # Panics
    /// See [`BatchOutputs::output`].
    #[must_use]
    pub fn partitions(&self, name: &str) -> &[Vec<String>] {
        let known = || self.partitions.keys().copied().collect::<Vec<_>>().join(", ");
        self.partitions.get(name).unwrap_or_else(|| panic!("no output `{name}`; there are: {}", known()))
    }

    /// The time.
    #[must_use]
    pub fn time(&self) -> BatchTime {
        self.batch.time
    }
}

impl fmt::Debug for TestKit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestKit({:?})", self.options)
    }
}

impl TestKit {
    /// For one pipeline, with the default [`Options`].
    #[must_use]
    pub fn new(pipeline: Pipeline) -> Self {
        TestKit::with_options(pipeline, Options::default())
    }

    /// For one pipeline.
    #[must_use]
    pub fn with_options(pipeline: Pipeline, options: Options) -> Self {
        let outputs = pipeline.plan().outputs.iter().map(|name| (*name, Vec::new())).collect();
        TestKit { options, pipeline: Some(pipeline), made: None, outputs }
    }

    /// Runs a pipeline until its inputs are finished: gives what each output got in each batch.
    ///
    /// # Errors
    /// Those of the first batch that fails.
    pub fn run(pipeline: Pipeline, options: Options) -> Result<Outputs, Error> {
        let mut kit = TestKit::with_options(pipeline, options);
        while !kit.made()?.program.finished() {
            kit.run_batch()?;
        }
        Ok(kit.outputs)
    }

    /// Another executor. Before the first batch, as the other settings.
    #[must_use]
    pub fn executor(mut self, executor: Executor) -> Self {
        self.options.executor = executor;
        self
    }

    /// Another number of partitions of keyed operators.
    #[must_use]
    pub fn partitions(mut self, n: u32) -> Self {
        self.options.partitions = n;
        self
    }

    /// Another number of partitions for each input.
    #[must_use]
    pub fn source_partitions(mut self, n: usize) -> Self {
        self.options.source_partitions = n;
        self
    }

    /// Another batch interval.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.options.interval = Some(interval);
        self
    }

    /// Runs the next batch, with what has been pushed into the inputs for it; an input without is empty.
    ///
    /// # Errors
    /// When the pipeline cannot start, and when the batch fails.
    pub fn run_batch(&mut self) -> Result<BatchOutputs, Error> {
        let result = self.made()?.run_batch();
        let tapped = self.made()?.tap.take();
        let mut partitions: BTreeMap<_, Vec<Vec<String>>> =
            self.outputs.keys().map(|name| (*name, Vec::new())).collect();
        for part in tapped {
            partitions.entry(part.output).or_default().push(part.lines);
        }
        for (name, batches) in &mut self.outputs {
            batches.push(partitions.get(name).map(|parts| parts.concat()).unwrap_or_default());
        }
        result.map(|batch| BatchOutputs { batch, partitions })
    }

    /// What an output got, batch by batch; nothing in a batch that failed.
    ///
    /// # Panics
    /// When the pipeline has no such output; the message lists those that it has.
    #[must_use]
    pub fn output(&self, name: &str) -> &[Vec<String>] {
        let known = || self.outputs.keys().copied().collect::<Vec<_>>().join(", ");
        self.outputs.get(name).unwrap_or_else(|| panic!("no output `{name}`; there are: {}", known()))
    }

    /// What all outputs got.
    #[must_use]
    pub fn outputs(&self) -> &Outputs {
        &self.outputs
    }

    /// The counts, over all instances.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn stats(&mut self) -> Result<Arc<Stats>, Error> {
        Ok(Arc::clone(&self.made()?.stats))
    }

    /// What outputs were given in batches that they went without, by their `on_error` or `on_panic`.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn dead_letters(&mut self) -> Result<Vec<DeadLetter>, Error> {
        Ok(self.made()?.dead.all())
    }

    fn made(&mut self) -> Result<&mut Made, Error> {
        if let Some(pipeline) = self.pipeline.take() {
            self.made = Some(Made::new(pipeline, &self.options)?);
        }
        self.made.as_mut().ok_or_else(|| Error::Config("the pipeline could not be started".to_owned()))
    }
}

impl Made {
    fn new(pipeline: Pipeline, options: &Options) -> Result<Self, Error> {
        let interval = options.interval.or(pipeline.plan().batch_us.map(Duration::from_micros));
        let interval = interval.unwrap_or(Duration::from_secs(1));
        let (tap, stats) = (Arc::new(Tap::default()), Arc::new(Stats::default()));
        let program = Arc::new(Program::new(vec![pipeline], &stats)?.with_interval(interval)?);
        let clock = ManualClock::new(EPOCH_MICROS);
        for feed in &program.sources {
            feed.source.start(&SourceCx {
                clock: Arc::new(clock.clone()),
                fs: Arc::new(crate::fs::RealFs),
                stats: Arc::clone(&stats),
                batch_interval: interval,
                partitions: options.source_partitions,
                wake: Wake::new(),
                events: Events::default(),
                seed: options.seed,
            })?;
        }
        let env = Env { tap: Some(Arc::clone(&tap)), ..Env::detached(Arc::clone(&stats)) };
        let dead = Arc::clone(&env.dead);
        let instance = |exec| Instance::new(Arc::clone(&program), exec, env.clone(), options.seed, false);
        let (partitions, source_partitions) = (options.partitions, options.source_partitions.max(1));
        let (cluster, instances) = match options.executor {
            Executor::Local { threads } => {
                (Cluster::One, vec![instance(Arc::new(Local::new(threads, partitions)) as Arc<dyn Exec>)])
            }
            Executor::Wire => (Cluster::One, vec![instance(Arc::new(Wire::new(1, partitions)))]),
            Executor::Sim { instances, seed } => {
                let sims = Sim::cluster(instances.max(1), partitions, seed);
                let instances = sims.iter().map(|sim| instance(Arc::new(sim.clone()))).collect();
                (Cluster::Sim(sims), instances)
            }
        };
        let mut generator = Generator::new(u64::try_from(interval.as_micros()).unwrap_or(u64::MAX).max(1));
        generator.start(EPOCH_MICROS);
        Ok(Made {
            program,
            cluster,
            instances,
            tap,
            stats,
            dead,
            clock,
            generator,
            interval,
            source_partitions,
            next_seq: 0,
        })
    }

    fn run_batch(&mut self) -> Result<BatchId, Error> {
        self.clock.advance(self.interval);
        let now = crate::clock::Clock::now(&self.clock);
        let id = BatchId { seq: self.next_seq, time: self.generator.next_now(now) };
        let peers = u32::try_from(self.instances.len()).expect("a test has few instances");
        let cuts = self.program.cut(self.source_partitions, peers)?;
        self.next_seq += 1;
        self.stats.batches.add(1);
        self.stats.records_in.add(cuts.records);
        self.run_instances(id, &cuts).map(|()| id)
    }

    /// Every instance runs the batch; they agree on whether it failed.
    fn run_instances(&self, id: BatchId, cuts: &Cuts) -> Result<(), Error> {
        let Cluster::Sim(sims) = &self.cluster else {
            return self.instances.iter().try_for_each(|instance| instance.run(id, cuts));
        };
        let results: Vec<Result<(), Error>> = thread::scope(|scope| {
            let run = |sim: &Sim, instance: &Instance| {
                sim.enter();
                let result = instance.run(id, cuts);
                sim.leave();
                result
            };
            let pairs = sims.iter().zip(&self.instances);
            let threads: Vec<_> =
                pairs.map(|(sim, instance)| scope.spawn(move || run(sim, instance))).collect();
            let joined = threads.into_iter().map(|thread| thread.join());
            joined.map(|result| result.unwrap_or_else(|payload| std::panic::resume_unwind(payload))).collect()
        });
        let n_failed = results.iter().filter(|result| result.is_err()).count();
        assert!(n_failed == 0 || n_failed == results.len(), "the instances decided differently: {results:?}");
        results.into_iter().collect()
    }
}
