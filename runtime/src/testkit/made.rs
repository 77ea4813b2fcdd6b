//! Instances driven by hand, one batch after another.

use super::{
    Saved,
    options::{Executor, Options},
};
use crate::{
    batch::{BatchId, InputLineage},
    cx::{DeadLetter, DeadLetters, Env, Tap, Tapped},
    env::{Console, Fs, ManualClock, RealFs, Wake, micros},
    error::Error,
    exec::{Epoch, Exec, Local, Sim, Wire},
    log::{BatchLog, Lsn, MemoryLog},
    metrics::stats::Stats,
    pipeline::Pipeline,
    schedule::{
        Ahead, BatchInputs, Case, Continued, FrozenState, Generator, Instance, Program, SavedState, Start,
        Ticks,
    },
    sink::World,
};
use std::{sync::Arc, thread, time::Duration};
use streamc_core::source::{Limits, Positions};

/// Where outputs write for real.
pub(super) struct Seams {
    pub(super) fs: Arc<dyn Fs>,
    pub(super) console: Arc<dyn Console>,
}

/// What a kit was told to put around its pipeline.
#[derive(Default)]
pub(super) struct Around {
    pub(super) seams: Option<Seams>,
    pub(super) continued: Option<Continued>,
    pub(super) saved: Option<Saved>,
    pub(super) from: Vec<Positions>,
    pub(super) log: Option<Arc<dyn BatchLog>>,
}

/// A pipeline whose sources are started.
pub(super) struct Made {
    program: Arc<Program>,
    cluster: Cluster,
    instances: Vec<Instance>,
    tap: Option<Arc<Tap>>,
    stats: Arc<Stats>,
    dead: Arc<DeadLetters>,
    clock: ManualClock,
    generator: Generator,
    interval: Duration,
    limits: Limits,
    /// the number of the first batch
    first: u64,
    last: Option<BatchId>,
    /// of the last batch
    inputs: Vec<InputLineage>,
    /// the number of the last batch time, with a batch or without
    tick: u64,
    over: bool,
}

enum Cluster {
    One,
    Sim(Vec<Sim>),
}

impl Made {
    pub(super) fn new(pipeline: Pipeline, options: &Options, world: Around) -> Result<Self, Error> {
        let Around { seams, continued, saved, from, log } = world;
        let log = log.unwrap_or_else(|| Arc::new(MemoryLog::new(0)));
        let interval = options.interval.or(pipeline.plan().batch_us.map(Duration::from_micros));
        let interval = interval.unwrap_or(Duration::from_secs(1));
        let stats = Arc::new(Stats::default());
        let program = Program::new(vec![pipeline], &stats)?;
        let start = saved.as_ref().map_or(options.start.micros, |saved| saved.now);
        let mut generator = Generator::new(micros(interval).max(1));
        generator.start(start);
        if let Some(saved) = &saved {
            program.check_saved(&saved.states)?;
            if saved.generator.interval() != generator.interval() {
                let was = Duration::from_micros(saved.generator.interval());
                let why = format!(
                    "the batch interval was {was:?} when the state was saved, and is {interval:?} now"
                );
                return Err(Error::Config(why));
            }
            generator = saved.generator.clone();
        }
        let clock = ManualClock::new(start);
        let first = Epoch::new(0, options.seed, start);
        let epoch = match (&continued, &saved) {
            (None, None) => first,
            (None, Some(saved)) => first.continuing(2, saved.last.map(|last| last.seq)),
            (Some(Continued { state, .. }), _) => {
                Epoch::new(state.log, options.seed, start).continuing(2, state.decided)
            }
        };
        let world = World { interval: micros(interval), epoch, ..World::default() };
        let (fs, world, tap): (Arc<dyn Fs>, _, _) = match seams {
            Some(Seams { fs, console }) => (Arc::clone(&fs), World { fs, console, ..world }, None),
            None => (Arc::new(RealFs), world, Some(Arc::<Tap>::default())),
        };
        let started = program.start(Start {
            env: Env { world, log, tap: tap.clone(), ..Env::detached(Arc::clone(&stats)) },
            clock: Arc::new(clock.clone()),
            fs,
            wake: Wake::new(),
            partitions: options.source_partitions,
            max_batch_bytes: None,
            max_catch_up: u64::MAX,
            continued,
            from,
        })?;
        let dead = Arc::clone(&started.env.dead);
        let instance = |exec| started.instance(exec, false);
        let partitions = options.partitions;
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
        let instances: Vec<Instance> = instances;
        if let Some(saved) = &saved {
            instances.iter().try_for_each(|instance| instance.load(&saved.states))?;
        }
        Ok(Made {
            program: Arc::clone(&started.program),
            cluster,
            instances,
            tap,
            stats,
            dead,
            clock,
            generator,
            interval,
            limits: started.limits,
            first: epoch.first_batch,
            last: saved.as_ref().and_then(|saved| saved.last),
            tick: saved.map_or(0, |saved| saved.tick),
            inputs: Vec::new(),
            over: false,
        })
    }

    /// All states as of the last batch.
    pub(super) fn save(&self) -> Result<Saved, Error> {
        Ok(Saved { states: self.write(Instance::freeze)?, ..self.stand() })
    }

    /// All states as they are frozen, instance by instance.
    fn write(&self, frozen: impl Fn(&Instance) -> Vec<FrozenState>) -> Result<Vec<SavedState>, Error> {
        let mut states: Vec<SavedState> = Vec::new();
        for instance in &self.instances {
            for (at, state) in frozen(instance).iter().enumerate() {
                let state = state.write()?;
                match states.get_mut(at) {
                    Some(known) => known.segments.extend(state.segments),
                    None => states.push(state),
                }
            }
        }
        Ok(states)
    }

    /// Where the run stands, without states.
    fn stand(&self) -> Saved {
        let (generator, now) = (self.generator.clone(), crate::env::Clock::now(&self.clock));
        Saved { states: Vec::new(), generator, now, tick: self.tick, last: self.last }
    }

    /// As [`Made::run_batches`], with the states as of batch `at` of these.
    pub(super) fn run_batches_saving(
        &mut self,
        n: usize,
        at: usize,
    ) -> Result<(Vec<Result<BatchId, Error>>, Saved), Error> {
        let mut stands = Vec::new();
        let batches = (0..n).map(|_| (self.next_batch(), stands.push(self.stand())).0).collect();
        let stand = stands.swap_remove(at);
        let seq = stand.last.map_or(self.first, |last| last.seq);
        self.instances.iter().for_each(|instance| instance.freeze_after(seq));
        let results = self.run_together(batches);
        Ok((results, Saved { states: self.write(Instance::take_frozen)?, ..stand }))
    }

    pub(super) fn finished(&self) -> bool {
        self.program.finished()
    }

    pub(super) fn stats(&self) -> Arc<Stats> {
        Arc::clone(&self.stats)
    }

    /// How far each source has been read, in the order in which the pipeline names them.
    pub(super) fn positions(&self) -> Vec<Positions> {
        let of_driver = self.instances.first().map(Instance::positions).unwrap_or_default();
        of_driver.into_iter().map(|(_, positions)| positions).collect()
    }

    /// What the sources had for the last batch.
    pub(super) fn last_inputs(&self) -> Vec<InputLineage> {
        self.inputs.clone()
    }

    /// What a batch takes of a source at most, from now on.
    pub(super) fn limit(&mut self, limits: Limits) {
        self.limits = limits;
    }

    pub(super) fn dead_letters(&self) -> Vec<DeadLetter> {
        self.dead.all()
    }

    /// What outputs were given since it was asked last.
    pub(super) fn tapped(&self) -> Vec<Tapped> {
        self.tap.as_ref().map(|tap| tap.take()).unwrap_or_default()
    }

    pub(super) fn run_batch(&mut self) -> Result<BatchId, Error> {
        let (id, logged, cuts) = self.next_batch()?;
        self.run_instances(id, logged, &cuts).map(|()| id)
    }

    /// Runs the next `n` batches at the same time, each in a thread of its own, as far as they do
    /// not wait for each other.
    pub(super) fn run_batches(&mut self, n: usize) -> Vec<Result<BatchId, Error>> {
        let batches = (0..n).map(|_| self.next_batch()).collect();
        self.run_together(batches)
    }

    fn run_together(
        &self,
        batches: Vec<Result<(BatchId, Lsn, BatchInputs), Error>>,
    ) -> Vec<Result<BatchId, Error>> {
        let one_by_one = matches!(self.cluster, Cluster::Sim(_));
        let run = |batch: Result<(BatchId, Lsn, BatchInputs), Error>| {
            let (id, logged, cuts) = batch?;
            self.run_instances(id, logged, &cuts).map(|()| id)
        };
        if one_by_one {
            return batches.into_iter().map(run).collect();
        }
        thread::scope(|scope| {
            let threads: Vec<_> = batches.into_iter().map(|batch| scope.spawn(|| run(batch))).collect();
            let joined = threads.into_iter().map(|thread| thread.join());
            joined.map(|result| result.unwrap_or_else(|payload| std::panic::resume_unwind(payload))).collect()
        })
    }

    fn next_batch(&mut self) -> Result<(BatchId, Lsn, BatchInputs), Error> {
        self.clock.advance(self.interval);
        let now = crate::env::Clock::now(&self.clock);
        let Ticks { tick, time, .. } = self.generator.next_now(now);
        let id = BatchId { seq: self.last.map_or(self.first, |last| last.seq + 1), tick, time };
        let peers = u32::try_from(self.instances.len()).expect("a test has few instances");
        let patience = |attempt| self.instances[0].may_read_again(attempt);
        let cuts = self.program.plan(&self.limits, peers, now, &self.stats, &patience)?;
        self.inputs = cuts.lineage.iter().map(|(_, of)| of.clone()).collect();
        self.reserve(id);
        let logged = self.begin(id, &cuts);
        (self.last, self.tick) = (Some(id), tick);
        self.stats.batches.add(1);
        self.stats.batches_empty.add(u64::from(cuts.is_empty()));
        self.stats.records_in.add(cuts.records);
        Ok((id, logged, cuts))
    }

    /// The log takes what the batch is made of, as in a context.
    fn begin(&self, id: BatchId, cuts: &BatchInputs) -> Lsn {
        let passed = self.last.map_or(0, |last| id.tick.saturating_sub(last.tick + 1));
        self.instances.first().map_or(Lsn::default(), |driver| driver.begin(id, passed, cuts))
    }

    /// As a context does; what is in the way is an error of the output.
    fn reserve(&self, id: BatchId) {
        if let (Some(first), None) = (self.instances.first(), &self.tap) {
            self.program.reserve(&*first.env.world.fs, id.time);
        }
    }

    /// Runs the next batch without input, if one is due.
    pub(super) fn run_without_input(&mut self, case: Case) -> Result<Option<BatchId>, Error> {
        self.over |= matches!(case, Case::End { .. });
        let Some(last) = self.last else { return Ok(None) };
        let next = self.ahead().and_then(|all| Some((all.next(last, micros(self.interval), case)?, all)));
        let Some(((id, shows), ahead)) = next else { return Ok(None) };
        if matches!(case, Case::End { .. }) {
            self.leave_out(&ahead, last.tick, id.tick, true);
        }
        self.reserve(id);
        let cuts = self.program.without_input(shows);
        let logged = self.begin(id, &cuts);
        self.last = Some(id);
        self.stats.batches.add(1);
        self.stats.batches_empty.add(1);
        self.stats.batches_without_input.add(1);
        self.run_instances(id, logged, &cuts).map(|()| Some(id))
    }

    /// Nothing more is run for the batch times that have passed.
    pub(super) fn skip_passed(&mut self) {
        let (Some(last), Some(ahead)) = (self.last, self.ahead()) else { return };
        self.stats.windows_skipped.add(ahead.ends(last.tick, self.tick));
        self.leave_out(&ahead, last.tick, self.tick + 1, false);
    }

    fn ahead(&self) -> Option<Ahead> {
        self.instances.iter().map(Instance::ahead).reduce(Ahead::and)
    }

    fn leave_out(&self, ahead: &Ahead, after: u64, before: u64, at_end: bool) {
        self.instances.iter().for_each(|instance| instance.leave_out(ahead, after, before, at_end));
    }

    /// Outputs commit what they held back.
    pub(super) fn finish(&self) -> Result<(), Error> {
        self.instances.iter().try_for_each(Instance::finish)
    }

    /// Whether the end of all input has come.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// How many windows at the end of all input are shown again for others: counts those that are
    /// not.
    pub(super) fn not_again(&self, limit: u64) {
        let (Some(last), Some(ahead)) = (self.last, self.ahead()) else { return };
        let n = ahead.n_again(last.tick);
        self.stats.windows_skipped.add(if n > limit { n } else { 0 });
    }

    /// The next `n` batch times pass without a batch.
    pub(super) fn pass(&mut self, n: u64) -> Case {
        self.clock.advance(Duration::from_micros(micros(self.interval).saturating_mul(n)));
        self.stats.ticks_merged.add(n);
        self.tick += n;
        Case::Passed { upto: self.tick }
    }

    /// An instance of a simulation goes in one of its next calls.
    pub(super) fn lose(&self, instance: u32, calls: u64) {
        if let Cluster::Sim(sims) = &self.cluster {
            sims[instance as usize].lose_after(calls);
        }
    }

    /// Every instance runs the batch; they agree on whether it failed.
    fn run_instances(&self, id: BatchId, logged: Lsn, cuts: &BatchInputs) -> Result<(), Error> {
        let Cluster::Sim(sims) = &self.cluster else {
            return self.instances.iter().try_for_each(|instance| instance.run(id, logged, cuts));
        };
        let results: Vec<Result<(), Error>> = thread::scope(|scope| {
            let run = |sim: &Sim, instance: &Instance| {
                sim.enter();
                let result = instance.run(id, logged, cuts);
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
        // what fails after the decision fails in the driver
        let agree = n_failed == 0 || n_failed == results.len() || (n_failed == 1 && results[0].is_err());
        assert!(agree, "the instances decided differently: {results:?}");
        results.into_iter().collect()
    }
}
