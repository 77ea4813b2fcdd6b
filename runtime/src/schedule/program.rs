//! The pipelines of a context, checked and numbered: shared by all instances.

use super::ahead::Shows;
use crate::{
    batch::{BatchId, BatchTime, InputLineage, Span, SplitId, SplitStatus, Window},
    cx::Failed,
    env::Fs,
    error::Error,
    exec::{Exec, Topology},
    lookup::{TableVersion, Tables},
    metrics::stats::Stats,
    pipeline::{AnySource, BatchFn, Pipeline, ReadCx},
    plan::{Durations, OnPanic, Plan, Policy},
    sink::{Head, OutputCx, Recovered, SinkControl, SinkKind, SinkStart, World},
};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use streamc_core::source::{Input, Limits, Planned, Reading};

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) pipes: Vec<Pipe>,
    pub(crate) sources: Vec<SourceEntry>,
    tables: Tables,
    /// behind the calls of all plans
    pub(crate) decide_call: u32,
    pub(crate) fingerprints: Arc<[u64]>,
    impatient: AtomicBool,
    /// by output: the last batch that it had when a log was continued, where that was ahead of it
    ahead: OnceLock<Vec<(u32, u64)>>,
}

/// One pipeline.
pub(crate) struct Pipe {
    pub(crate) plan: &'static Plan,
    pub(crate) batch: BatchFn,
    pub(crate) sinks: Vec<Option<Arc<dyn SinkControl>>>,
    /// for each input the number of its source
    pub(crate) inputs: Vec<usize>,
    /// for each table that it reads its number
    tables: Vec<usize>,
    /// as it says itself, and in batches once the interval is known
    durations: Durations,
    pub(crate) windows: Vec<Window>,
    pub(crate) first_call: u32,
    pub(crate) first_output: u32,
}

/// One source, however many inputs read it.
#[derive(Debug)]
pub(crate) struct SourceEntry {
    pub(crate) source: Arc<dyn AnySource>,
    name: Arc<str>,
    readers: usize,
    /// what an input is given in a batch without data
    empty: Input,
    /// of its splits, in the last plan
    statuses: Mutex<Vec<(SplitId, SplitStatus)>>,
    /// what plans have told that are in no batch
    untold: Mutex<Option<InputLineage>>,
}

impl SourceEntry {
    pub(crate) fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The statuses that differ from those of the last plan. A split that does not exist any more
    /// has ended.
    fn changed(&self, now: Vec<(SplitId, SplitStatus)>) -> Vec<(SplitId, SplitStatus)> {
        let mut last = self.statuses.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == now {
            return Vec::new();
        }
        let mut before: BTreeMap<&SplitId, &SplitStatus> =
            last.iter().map(|(split, status)| (split, status)).collect();
        let is_news = |(split, status): &&(SplitId, SplitStatus)| before.remove(split) != Some(status);
        let mut changed: Vec<_> = now.iter().filter(is_news).cloned().collect();
        let gone = before.into_iter().filter(|(_, status)| **status != SplitStatus::Ended);
        changed.extend(gone.map(|(split, _)| (split.clone(), SplitStatus::Ended)));
        *last = now;
        changed
    }

    fn untold(&self) -> MutexGuard<'_, Option<InputLineage>> {
        self.untold.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Pipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pipe({})", self.plan.name)
    }
}

impl Pipe {
    /// The versions of its tables in a batch.
    pub(crate) fn tables(&self, cuts: &BatchInputs) -> Vec<TableVersion> {
        self.tables.iter().map(|table| cuts.tables[*table].clone()).collect()
    }

    /// Windows of which others are made, each with its state and with that of the other; the
    /// innermost first.
    pub(crate) fn chained(&self) -> impl Iterator<Item = (Window, [usize; 2])> {
        let of = |op| self.windows.iter().find(|window| window.op == op).copied();
        self.durations.chained().filter_map(move |(op, states)| Some((of(op)?, states)))
    }

    fn n_outputs(&self) -> usize {
        self.plan.outputs.len()
    }
}

impl Program {
    /// # Errors
    /// When a pipeline could not be built, or there is nothing to do.
    pub(crate) fn new(pipelines: Vec<Pipeline>, stats: &Stats) -> Result<Program, Error> {
        if pipelines.is_empty() {
            return Err(Error::Config("no pipeline was given, so there is nothing to execute".to_owned()));
        }
        let mut program = Program {
            pipes: Vec::new(),
            sources: Vec::new(),
            tables: Tables::default(),
            decide_call: 0,
            fingerprints: Arc::new([]),
            impatient: AtomicBool::new(false),
            ahead: OnceLock::new(),
        };
        let mut first_output = 0;
        for mut pipeline in pipelines {
            let plan = pipeline.plan;
            let batch = pipeline.take_batch()?;
            pipeline.counters.drain(..).for_each(|(name, count)| stats.adopt(name, count));
            if plan.outputs.is_empty() {
                let help = "add `.print()`, `.save_as_text_files(..)` or `.foreach_rdd(..)` to a stream";
                return Err(Error::Config(format!(
                    "pipeline `{}` has no output operation, so there is nothing to execute; {help}",
                    plan.name
                )));
            }
            if cfg!(panic = "abort")
                && plan.policies.iter().any(|policy| policy.on_panic == OnPanic::DeadLetter)
            {
                return Err(Error::Config(format!(
                    "pipeline `{}` has an output with `on_panic(\"dead_letter\")`, but the program is built with \
                     `panic = \"abort\"`, which ends it at any panic; remove one of the two",
                    plan.name
                )));
            }
            let inputs = pipeline.inputs.iter().map(|source| program.feed(source)).collect();
            let first_call = program.decide_call;
            program.decide_call += plan.calls;
            let Pipeline { sinks, durations, tables, .. } = pipeline;
            let tables = tables.into_iter().map(|table| program.tables.add(table)).collect();
            let windows = Vec::new();
            program.pipes.push(Pipe {
                plan,
                batch,
                sinks,
                inputs,
                tables,
                durations,
                windows,
                first_call,
                first_output,
            });
            first_output += u32::try_from(plan.outputs.len()).expect("a plan has fewer than 4 G outputs");
        }
        program.fingerprints = program.pipes.iter().map(|pipe| pipe.plan.fingerprint).collect();
        program.check_targets(|sink| sink.target())?;
        Ok(program)
    }

    /// The batch interval is known.
    ///
    /// # Errors
    /// When a window is not made of whole batches.
    pub(super) fn with_interval(mut self, interval: Duration) -> Result<Program, Error> {
        for pipe in &mut self.pipes {
            pipe.windows = pipe.durations.resolve(pipe.plan, interval)?;
        }
        Ok(self)
    }

    fn feed(&mut self, source: &Arc<dyn AnySource>) -> usize {
        if let Some(known) = self.sources.iter().position(|feed| feed.source.id() == source.id()) {
            self.sources[known].readers += 1;
            return known;
        }
        let (name, empty) = (source.name().into(), source.empty());
        let (source, statuses, untold) = (Arc::clone(source), Mutex::default(), Mutex::default());
        self.sources.push(SourceEntry { source, name, readers: 1, empty, statuses, untold });
        self.sources.len() - 1
    }

    /// No two outputs write to one place.
    fn check_targets(&self, target: impl Fn(&dyn SinkControl) -> Option<String>) -> Result<(), Error> {
        let mut taken: Vec<(String, &str)> = Vec::new();
        for (pipe, ix, sink) in self.sinks() {
            let name = pipe.plan.outputs[ix];
            if let Some(target) = target(sink) {
                if let Some((_, other)) = taken.iter().find(|(there, _)| *there == target) {
                    return Err(Error::Config(format!(
                        "the outputs `{other}` and `{name}` both write to `{target}`; give one of them another place"
                    )));
                }
                taken.push((target, name));
            }
        }
        Ok(())
    }

    /// Every sink with its pipeline and its output number there, in output order.
    pub(crate) fn sinks(&self) -> impl Iterator<Item = (&Pipe, usize, &dyn SinkControl)> {
        let of = |pipe: &Pipe| pipe.sinks.len();
        self.pipes.iter().flat_map(move |pipe| {
            (0..of(pipe)).filter_map(move |ix| pipe.sinks[ix].as_deref().map(|sink| (pipe, ix, sink)))
        })
    }

    /// What the heads of printed batches need to say.
    pub(crate) fn print_head(&self) -> Head {
        Head::telling(self.sinks().filter(|(.., sink)| sink.prints()).map(|(pipe, ..)| pipe.plan.name))
    }

    /// Every output with its pipeline, its number there and its number in the context, in order.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = (&Pipe, usize, u32)> {
        let of = |pipe| (0..Pipe::n_outputs(pipe)).map(move |ix| (pipe, ix));
        let all = self.pipes.iter().flat_map(of);
        all.zip(0..).map(|((pipe, ix), output)| (pipe, ix, output))
    }

    /// The pipeline of an output, and the output's number there.
    pub(crate) fn output(&self, output: u32) -> (&Pipe, usize) {
        let pipe = self.pipes.iter().rfind(|pipe| pipe.first_output <= output);
        let pipe = pipe.expect("an output belongs to a pipeline");
        (pipe, (output - pipe.first_output) as usize)
    }

    /// The log is continued, and these outputs are ahead of it, up to these batches.
    pub(super) fn set_ahead(&self, ahead: Vec<(u32, u64)>) {
        // a program starts once
        let _ = self.ahead.set(ahead);
    }

    /// Whether an output has had the batch since before this run: the run before ended between the
    /// commit and the decision.
    pub(crate) fn has(&self, output: u32, batch: BatchId) -> bool {
        let ahead = self.ahead.get().map_or(&[][..], Vec::as_slice);
        ahead.iter().any(|(of, last)| *of == output && batch.seq <= *last)
    }

    /// The outputs of a pipeline that have it, by their numbers there.
    pub(crate) fn had(&self, pipe: &Pipe, batch: BatchId) -> Vec<u32> {
        let n = u32::try_from(pipe.plan.outputs.len()).unwrap_or(u32::MAX);
        (0..n).filter(|ix| self.has(pipe.first_output + ix, batch)).collect()
    }

    /// What is done when an output fails.
    pub(crate) fn policy(&self, output: u32) -> Policy {
        let (pipe, ix) = self.output(output);
        pipe.plan.policy(ix)
    }

    /// Asks every sink of those `asked` whether it can work. Returns the newest batch of an earlier
    /// run that is in the place of one.
    pub(super) fn start_sinks(
        &self,
        world: &World,
        asked: impl Fn(&dyn SinkControl) -> bool,
    ) -> Result<Option<Recovered>, Error> {
        let mut newest: Option<Recovered> = None;
        for (pipe, ix, sink) in self.sinks().filter(|(.., sink)| asked(*sink)) {
            let output = pipe.plan.outputs[ix];
            let of = OutputCx { pipeline: pipe.plan.name, output, world };
            let found = sink.start(&SinkStart::new(&of))?;
            newest = newest.into_iter().chain(found).max_by_key(|found| found.time);
        }
        self.check_targets(|sink| if asked(sink) { sink.real_target(&*world.fs) } else { None })?;
        Ok(newest)
    }

    /// Reserves a batch time in all places that outputs write to; false when another run has it in
    /// one of them.
    pub(crate) fn reserve(&self, fs: &dyn Fs, time: BatchTime) -> bool {
        let taken = self.sinks().position(|(_, _, sink)| !sink.reserve(fs, time));
        if let Some(taken) = taken {
            self.sinks().take(taken).for_each(|(_, _, sink)| sink.release(fs, time));
        }
        taken.is_none()
    }

    /// No batch will have this time.
    pub(crate) fn release(&self, fs: &dyn Fs, time: BatchTime) {
        self.sinks().for_each(|(_, _, sink)| sink.release(fs, time));
    }

    /// What a batch takes of a source at most, if it takes `bytes` of all together.
    pub(super) fn share_of_bytes(&self, bytes: Option<u64>) -> u64 {
        bytes.map_or(u64::MAX, |bytes| (bytes / self.sources.len().max(1) as u64).max(1))
    }

    /// Makes the tables ready for the first batch.
    pub(super) fn start_tables(&self, now: u64) -> Result<(), Error> {
        self.tables.start(now)
    }

    /// A batch without input: nothing is planned, and no table is loaded for it.
    pub(crate) fn without_input(&self, shows: Shows) -> BatchInputs {
        BatchInputs { tables: self.tables.last(), shows: Some(shows), ..BatchInputs::default() }
    }

    /// What all sources have for a batch of `peers` instances, each within `limits`, and the
    /// versions of the tables; `now` in microseconds. What cannot be read later is read here, where
    /// `patience` waits before another attempt.
    pub(crate) fn plan(
        &self,
        limits: &Limits,
        peers: u32,
        now: u64,
        stats: &Stats,
        patience: &(dyn Fn(u32) -> bool + Sync),
    ) -> Result<BatchInputs, Error> {
        let mut batch = BatchInputs { tables: self.tables.pick(now, stats), ..BatchInputs::default() };
        for (number, entry) in self.sources.iter().enumerate() {
            let Planned { spans, statuses, moved, forgotten, .. } = entry.source.plan(limits)?;
            let (statuses, untold) = (entry.changed(statuses), entry.untold().take());
            if untold.is_none()
                && spans.is_empty()
                && statuses.is_empty()
                && moved.is_empty()
                && forgotten.is_empty()
            {
                continue;
            }
            let mut lineage = InputLineage::new(Arc::clone(&entry.name), spans.into());
            (lineage.statuses, lineage.moved, lineage.forgotten) = (statuses, moved, forgotten);
            untold.into_iter().for_each(|untold| lineage.follows(untold));
            if !lineage.spans.is_empty() {
                entry.source.prefetch(own_spans(&lineage.spans, peers));
                let records = lineage.spans.iter().filter_map(|span| span.records).sum();
                batch.records += records;
                batch.inputs.push((Arc::clone(&entry.name), records));
                batch.shares.push((number, (0..peers).map(|_| OnceLock::new()).collect()));
            }
            batch.lineage.push((number, lineage));
        }
        for me in 0..peers {
            self.read_where(&batch, Topology { me, peers, partitions: 1 }, None, patience, |source| {
                !source.replayable()
            });
        }
        Ok(batch)
    }

    /// No batch is made of this plan, which has no spans: the next one tells what it has told.
    pub(crate) fn tell_later(&self, plan: BatchInputs) {
        for (source, lineage) in plan.lineage {
            *self.sources[source].untold() = Some(lineage);
        }
    }

    /// What plans have told that no batch has.
    pub(super) fn untold(&self) -> Vec<(usize, InputLineage)> {
        let all = self.sources.iter().enumerate();
        all.filter_map(|(number, entry)| Some((number, entry.untold().take()?))).collect()
    }

    /// Reads what the instance of an executor has in a batch and was not read yet; `patience` waits
    /// before another attempt, or says that there is none.
    pub(super) fn read(&self, batch: &BatchInputs, exec: &dyn Exec, patience: &(dyn Fn(u32) -> bool + Sync)) {
        self.read_where(batch, exec.place(), Some(exec), patience, |_| true);
    }

    fn read_where(
        &self,
        batch: &BatchInputs,
        place: Topology,
        exec: Option<&dyn Exec>,
        patience: &(dyn Fn(u32) -> bool + Sync),
        is_read: impl Fn(&dyn AnySource) -> bool,
    ) {
        for (number, shares) in &batch.shares {
            let entry = &self.sources[*number];
            if !is_read(&*entry.source) {
                continue;
            }
            let how = ReadCx { place, exec, reading: Reading::Live, shared: entry.readers > 1, patience };
            shares[place.me as usize].get_or_init(|| entry.source.read(batch.spans(*number), &how));
        }
    }

    /// What instance `me` reads in a batch; it has been read.
    pub(crate) fn inputs(&self, pipe: &Pipe, batch: &BatchInputs, me: u32) -> Vec<Input> {
        let of = |source: &usize| {
            let shares = batch.shares.iter().find(|(number, _)| number == source);
            let input = shares.and_then(|(_, shares)| shares[me as usize].get());
            Arc::clone(input.unwrap_or(&self.sources[*source].empty))
        };
        pipe.inputs.iter().map(of).collect()
    }

    /// Whether anything in them counts in batch times.
    pub(crate) fn has_windows(&self) -> bool {
        self.pipes.iter().any(|pipe| !pipe.windows.is_empty())
    }

    /// Whether batches need not wait for the clock.
    pub(crate) fn finite(&self) -> bool {
        self.sources.iter().all(|feed| feed.source.finite())
    }

    /// How many bytes the sources will give in all, if all of them know.
    #[cfg(feature = "progress")]
    pub(crate) fn size(&self) -> Option<u64> {
        self.sources.iter().map(|feed| feed.source.size()).sum()
    }

    /// Whether all sources have given everything.
    pub(crate) fn finished(&self) -> bool {
        self.sources.iter().all(|feed| feed.source.finished())
    }

    /// What follows once the outputs have a batch.
    pub(crate) fn acks(batch: &BatchInputs) -> Acks {
        Acks(batch.lineage.clone())
    }

    /// Tells the sources that the outputs have what they gave.
    pub(crate) fn tell_sources(&self, Acks(acks): &Acks) {
        let some = acks.iter().filter(|(_, lineage)| !lineage.spans.is_empty());
        some.for_each(|(number, lineage)| self.sources[*number].source.decided(&lineage.spans));
    }

    /// Whether some output commits before the decision.
    pub(crate) fn commits_before(&self) -> bool {
        self.sinks().any(|(.., sink)| matches!(sink.kind(), SinkKind::Transactional | SinkKind::Plain))
    }

    /// The run ends: nobody waits for a source any more.
    pub(crate) fn give_up_waiting(&self) {
        self.impatient.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_impatient(&self) -> bool {
        self.impatient.load(Ordering::Relaxed)
    }

    pub(crate) fn stop_sources(&self, graceful: bool) {
        self.sources.iter().for_each(|feed| feed.source.stop(graceful));
    }

    /// The error that the user sees for a failure in a batch.
    pub(crate) fn error(&self, batch: BatchId, failed: &Failed) -> Error {
        let (pipe, ix) = self.output(failed.output);
        let output = pipe.plan.outputs.get(ix);
        let (pipeline, output) = (pipe.plan.name, output.copied().unwrap_or("?"));
        let fault = &failed.fault;
        if let Some(source) = fault.source() {
            return Error::source_failed(source, format!("batch {}: {}", batch.time, fault.message()));
        }
        if failed.in_output && fault.operator().is_none() {
            return Error::Output { pipeline, name: output, batch, reason: fault.message().to_owned() };
        }
        let operator = fault.operator().and_then(|number| pipe.plan.operators.get(number as usize));
        Error::Batch {
            pipeline,
            output,
            batch,
            operator: operator.map(|operator| format!("`{}` at {}", operator.name, operator.at)),
            record: fault.record().map(Into::into),
            message: fault.message().to_owned(),
        }
    }
}

/// What the driver reads itself of a plan for so many instances.
fn own_spans(spans: &[Span], peers: u32) -> &[Span] {
    let total = spans.last().map_or(0, |span| span.partition + 1);
    let own = Topology { me: 0, peers, partitions: 1 }.own(total);
    &spans[..spans.partition_point(|span| span.partition < own.end)]
}

/// What the sources gave to a batch, by their numbers.
#[derive(Debug)]
pub(crate) struct Acks(pub(super) Vec<(usize, InputLineage)>);

/// What the sources have for one batch. Blocks that were read live until it is dropped.
#[derive(Debug, Default)]
pub(crate) struct BatchInputs {
    /// number of the source, and what each instance has read of it; sources without data are left
    /// out
    shares: Vec<(usize, Vec<OnceLock<Input>>)>,
    pub(crate) records: u64,
    /// the same by source
    pub(crate) inputs: Vec<(Arc<str>, u64)>,
    /// the monotonic time of the plan
    pub(crate) at: u64,
    /// with the numbers of the sources; those of which there is nothing to say are left out
    pub(crate) lineage: Vec<(usize, InputLineage)>,
    /// by the number of the table
    pub(crate) tables: Vec<TableVersion>,
    /// of a batch without input
    pub(crate) shows: Option<Shows>,
}

impl BatchInputs {
    /// Whether no source has a record.
    pub(crate) fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }

    fn spans(&self, source: usize) -> &[Span] {
        self.lineage.iter().find(|(number, _)| *number == source).map_or(&[], |(_, of)| &of.spans)
    }
}
