//! One instance: runs its share of each batch, and keeps its share of the state.

use super::{
    Ahead, BatchInputs, Program, decide,
    frozen::Freezing,
    program::Pipe,
    showing::{Pending, Showing, guarded},
    votes::Votes,
};
use crate::{
    batch::{BatchId, BatchTime, InputLineage},
    cx::{BatchCx, DeadLetter, Env, Failed, Kept, Scope, Stages, Turn},
    error::Error,
    exec::{Exec, Lost, Meter, StageCx},
    fault::Fault,
    log::{Decision, Lsn},
    sink::{DecideCx, OutputCx},
    state::{Holding, Outlook, Slot},
};
use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU32},
};
use streamc_core::source::Positions;

/// A source that does not answer is asked so many times again for what belongs to a batch: for
/// about half a minute.
const READ_ATTEMPTS: u32 = 20;

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(super) program: Arc<Program>,
    pub(crate) exec: Arc<dyn Exec>,
    pub(crate) env: Env,
    /// by pipeline
    pub(super) slots: Vec<Vec<Slot>>,
    turn: Arc<Turn>,
    /// decided, and not committed yet
    pub(super) pending: Mutex<Pending>,
    /// how far the batches that all outputs have have read each source, in the driver
    positions: Mutex<Vec<Positions>>,
    /// the states as of a batch, if they are to be saved
    pub(super) freezing: Mutex<Freezing>,
    /// one failed batch makes all later ones abort; tests go on instead
    stop_on_failure: bool,
}

impl Instance {
    pub(crate) fn new(
        program: Arc<Program>,
        exec: Arc<dyn Exec>,
        env: Env,
        from: Vec<Positions>,
        stop_on_failure: bool,
    ) -> Self {
        let first = env.world.epoch.first_batch;
        let slots = |plan: &crate::plan::Plan| plan.slots.iter().map(|_| Slot::new(first)).collect();
        let slots = program.pipes.iter().map(|pipe| slots(pipe.plan)).collect();
        Instance {
            program,
            exec,
            env,
            slots,
            turn: Arc::new(Turn::new(first)),
            pending: Mutex::default(),
            positions: Mutex::new(from),
            freezing: Mutex::default(),
            stop_on_failure,
        }
    }

    /// How far the batches that all outputs have have read each source, with its name.
    pub(crate) fn positions(&self) -> Vec<(Arc<str>, Positions)> {
        let positions = self.positions.lock().unwrap_or_else(PoisonError::into_inner);
        let names = self.program.sources.iter().map(|entry| Arc::clone(entry.name()));
        names.zip(positions.iter().cloned()).collect()
    }

    /// Runs and decides a batch; steps 2 to 5 of the head of [`crate::schedule`]. Several batches
    /// may be in here at once if the instance is alone. A batch behind one that failed aborts
    /// without an error of its own.
    ///
    /// # Errors
    /// When the batch failed and was aborted, or when a sink could not commit.
    pub(crate) fn run(&self, id: BatchId, logged: Lsn, cuts: &BatchInputs) -> Result<(), Error> {
        let mut passing = Passing { turn: &self.turn, seq: id.seq, over: true };
        self.program.read(cuts, &*self.exec, &|attempt| self.may_read_again(attempt));
        let computed = self.compute(id, logged, cuts);
        let result = if self.turn.wait(id.seq) {
            self.settle(id, logged, computed).and_then(|()| self.acknowledge(id, cuts))
        } else {
            self.abort(id, None);
            Ok(())
        };
        if result.is_err() && self.is_driver() {
            self.env.stats.batches_failed.add(1);
        }
        passing.over = result.is_err() && self.stop_on_failure;
        result
    }

    /// Waits for a source that does not answer; false when it was waited for long enough.
    pub(crate) fn may_read_again(&self, attempt: u32) -> bool {
        if attempt >= READ_ATTEMPTS || self.program.is_impatient() {
            return false;
        }
        self.env.stats.reads_retried.add(1);
        self.env.wait_longer_each_time(attempt);
        true
    }

    fn compute(&self, id: BatchId, logged: Lsn, cuts: &BatchInputs) -> Computed {
        let mut all = Computed::default();
        for (number, (pipe, slots)) in self.program.pipes.iter().zip(&self.slots).enumerate() {
            let inputs = self.program.inputs(pipe, cuts, self.exec.place().me);
            let tables = pipe.tables(cuts);
            let scope = Scope {
                plan: pipe.plan,
                env: self.env.clone(),
                turn: Arc::clone(&self.turn),
                logged,
                failed: Mutex::default(),
                kept: Mutex::default(),
                tickets: Mutex::default(),
                off: Mutex::default(),
                written: AtomicU32::new(0),
                had: self.program.had(pipe, id),
            };
            let exec = &*self.exec;
            let stages = Stages { env: &self.env, plan: pipe.plan, batch: id.time };
            let meter = self.env.events.heard().then_some(&stages as &dyn Meter);
            let stage = StageCx::new(exec, id, self.env.world.epoch.seed, pipe.first_call, cuts.is_empty());
            let batch = BatchCx {
                stage: stage.measured(meter),
                inputs: &inputs,
                slots,
                scope: &scope,
                shows: cuts.shows.as_ref().map(|shows| &*shows[number]),
                windows: &pipe.windows,
                tables: &tables,
            };
            let ran = catch_unwind(AssertUnwindSafe(|| (pipe.batch.0)(&batch)));
            if let Err(payload) = &ran
                && scope.all_written()
            {
                self.dropped_badly(id.time, &**payload);
            } else if let Err(payload) = ran {
                // outside of every stage and output, a mistake of ours: no policy covers it
                let fault = Fault::from_panic(&*payload);
                let outputs = 0..u32::try_from(pipe.plan.outputs.len()).unwrap_or(u32::MAX);
                outputs.for_each(|output| scope.fail(output, false, fault.clone()));
                all.broken = true;
            }
            let Scope { failed, kept, tickets, off, .. } = scope;
            let (failed, kept, off) = (all_of(failed), all_of(kept), all_of(off));
            let first = pipe.first_output;
            all.votes.failed.extend(failed.into_iter().map(|f| Failed { output: first + f.output, ..f }));
            all.off.extend(off.into_iter().map(|output| first + output));
            let tickets = all_of(tickets).into_iter();
            all.votes.tickets.extend(tickets.map(|(output, ticket)| (first + output, ticket)));
            all.kept.extend(kept.into_iter().map(|k| Kept { output: first + k.output, ..k }));
        }
        let states = (0..).zip(self.slots.iter().flatten());
        all.votes.states = states.filter_map(|(state, slot)| Some((state, slot.failure()?))).collect();
        all
    }

    /// What its states will give out by themselves, when all batches that were run are decided.
    pub(crate) fn ahead(&self) -> Ahead {
        Ahead(self.slots.iter().map(|slots| slots.iter().map(Slot::outlook).collect()).collect())
    }

    /// No batch is run between the ticks `after` and `before`. Windows that are made of others go
    /// without those that would have ended there, and are not given out as if they were whole.
    pub(crate) fn leave_out(&self, ahead: &Ahead, after: u64, before: u64, at_end: bool) {
        let fault = Fault::skipped();
        for ((pipe, slots), ahead) in self.program.pipes.iter().zip(&self.slots).zip(&ahead.0) {
            // what a window lacks, those that are made of it lack too
            let mut newest: Vec<u64> = ahead.iter().map(Outlook::newest).collect();
            for (window, [inner, outer]) in pipe.chained() {
                let holding = (newest[inner] > 0).then(|| Holding::of(window, newest[inner]));
                let skipped = holding.and_then(|holding| holding.skipped(after, before - 1, at_end));
                if let Some(skipped) = skipped {
                    slots[outer].goes_without(skipped, &fault);
                    newest[outer] = newest[outer].max(skipped.last);
                }
            }
        }
    }

    /// All outputs have what the sources gave: these have been read so far.
    pub(super) fn advance_positions(&self, lineage: &[(usize, InputLineage)]) {
        let mut positions = self.positions.lock().unwrap_or_else(PoisonError::into_inner);
        lineage.iter().for_each(|(source, lineage)| positions[*source].fold(lineage));
    }

    /// Decides, and makes the decision true. Outputs that failed and may be skipped go without the
    /// batch.
    fn settle(&self, id: BatchId, logged: Lsn, computed: Computed) -> Result<(), Error> {
        let Computed { votes, mut kept, off, broken } = computed;
        let may_skip = |failed: &Failed| {
            failed.fault.is_skipped()
                || failed.fault.source().is_none() && self.program.policy(failed.output).skips(&failed.fault)
        };
        let stops = |failed: &Failed| broken || !may_skip(failed);
        let decision = decide::decide(&*self.exec, id.seq, self.program.decide_call, votes, stops);
        let Votes { failed, states, tickets } = decision.map_err(|lost| {
            self.abort(id, None);
            self.lost(id, lost)
        })?;
        if let Some(first) = failed.iter().find(|failed| stops(failed)) {
            if self.is_driver() {
                self.env.stats.outputs_failed.add(failed.len() as u64);
            }
            self.durable(id, logged).inspect_err(|_| self.abort(id, Some(&first.fault)))?;
            let of_earlier = |failed: &Failed| !stops(failed) || failed.fault.is_of_earlier_batch();
            if !self.stop_on_failure && !broken && failed.iter().all(of_earlier) {
                // nothing is wrong with this batch: what comes after it is to have it
                self.note_abort(id, Some(&first.fault));
                self.decide_states(id, &states);
                self.abort_outputs(id);
            } else {
                self.abort(id, Some(&first.fault));
            }
            return Err(self.program.error(id, first));
        }
        for failed in &failed {
            if failed.fault.is_skipped() {
                self.env.stats.windows_skipped.add(u64::from(self.is_driver()));
            } else {
                self.skip(id, failed, &mut kept);
            }
        }
        self.durable(id, logged).inspect_err(|error| self.abort(id, Some(&Fault::new(error.to_string()))))?;
        let skipped = failed.iter().map(|failed| failed.output).collect();
        let mut shown = Showing { id, tickets, skipped, off, kept, seen: false };
        let (effects, lost) = self.commit_before(&mut shown);
        if let (Some(first), true) = (&effects.stops, effects.aborts) {
            if self.is_driver() {
                self.env.stats.outputs_failed.add(1);
            }
            self.abort(id, Some(&first.fault));
            return Err(self.program.error(id, first));
        }
        let mut decision = Decision::default();
        // an output that stops the run has the batch: whoever continues the log commits it
        let stops = effects.stops.as_ref().map(|failed| failed.output);
        decision.skipped = shown.skipped.iter().copied().filter(|output| Some(*output) != stops).collect();
        decision.off.clone_from(&shown.off);
        (decision.missed, decision.tickets) = (states, shown.tickets.clone());
        if let Err(error) = self.note_decision(id, &decision) {
            // whether it is decided is unknown: what is staged stays, for a run that finds it is
            self.forget(id, &Fault::new(error.to_string()));
            return Err(error);
        }
        self.decide_states(id, &decision.missed);
        let result = self.commit_after(&shown);
        if let Some(lost) = lost {
            return Err(self.lost(id, lost));
        }
        match effects.stops {
            Some(first) => {
                self.env.stats.outputs_failed.add(u64::from(self.is_driver()));
                Err(self.program.error(id, &first))
            }
            None => result,
        }
    }

    fn lost(&self, id: BatchId, lost: Lost) -> Error {
        tracing::error!(target: "streamc", peer = lost.peer, why = lost.why, "an instance is gone");
        Error::Peer { peer: lost.peer, batch: id, reason: lost.why }
    }

    /// States have the batch, but for those that failed.
    fn decide_states(&self, id: BatchId, failed: &[(u32, Fault)]) {
        let fault = |state| failed.iter().find(|(failed, _)| *failed == state).map(|(_, fault)| fault);
        self.decide_slots(id, fault);
    }

    /// All outputs go without the batch, and state stays as it was.
    fn abort(&self, id: BatchId, fault: Option<&Fault>) {
        // an error of the windows that span it, not again a panic
        self.note_abort(id, fault);
        let why = fault.map(|fault| format!(": {}", fault.message())).unwrap_or_default();
        self.forget(id, &Fault::new(format!("a batch that this window spans has failed{why}")));
        self.abort_outputs(id);
    }

    /// States stay as they were before the batch.
    fn forget(&self, id: BatchId, fault: &Fault) {
        self.decide_slots(id, |_| Some(fault));
    }

    fn abort_outputs(&self, id: BatchId) {
        for (pipe, ix, _) in self.program.outputs() {
            self.abort_output(id, pipe, ix);
        }
    }

    /// The output goes without the batch. An abort that does not succeed is only said.
    pub(super) fn abort_output(&self, id: BatchId, pipe: &Pipe, ix: usize) {
        let name = pipe.plan.outputs[ix];
        if let Some(tap) = &self.env.tap {
            tap.forget(id.seq, name);
        }
        let Some(sink) = pipe.sinks.get(ix).and_then(Option::as_deref) else { return };
        if !self.is_driver() || (self.env.tap.is_some() && sink.uses_world()) {
            return;
        }
        let output = pipe.first_output + u32::try_from(ix).expect("a plan has fewer than 4 G outputs");
        if self.program.has(output, id) {
            return;
        }
        // it may wait for more batches already
        let mut pending = self.pending();
        pending.runs.get_mut(&output).into_iter().for_each(|run| run.retain(|of| of.batch.seq != id.seq));
        drop(pending);
        let cx = self.decide_cx(pipe, ix);
        if let Err(fault) = guarded(|| sink.abort(&cx, id)) {
            let reason = fault.message().to_owned();
            let error = Error::Output { pipeline: pipe.plan.name, name, batch: id, reason };
            self.say(&format!("streamc: while a failed batch was taken away: {error}\n"));
        }
    }

    /// What the output was given becomes a dead letter.
    pub(super) fn skip(&self, id: BatchId, failed: &Failed, kept: &mut Vec<Kept>) {
        let at = kept.iter().position(|kept| kept.output == failed.output);
        let Kept { records, total, .. } = match at {
            Some(at) => kept.swap_remove(at),
            None => Kept { output: failed.output, records: Vec::new(), total: 0 },
        };
        if !self.is_driver() && total == 0 {
            return;
        }
        let (pipe, ix) = self.program.output(failed.output);
        let reason = self.program.error(id, failed).to_string();
        if self.is_driver() {
            self.env.stats.outputs_skipped.add(1);
            tracing::warn!(target: "streamc", output = pipe.plan.outputs[ix], reason, "an output goes without the batch");
            if self.env.dead.is_news(failed.output) {
                self.say(&format!(
                    "streamc: {reason}\nstreamc: this output goes without such batches, and what it was given is kept \
                     as dead letters\n"
                ));
            }
        }
        let (pipeline, output) = (pipe.plan.name, pipe.plan.outputs[ix]);
        let letter = DeadLetter { batch: id, pipeline, output, reason, records, total };
        self.env.dead.add(&self.env.stats, failed.output, self.exec.place().me, letter);
    }

    /// An output as its sink sees it, when batches are decided.
    pub(super) fn decide_cx(&self, pipe: &Pipe, ix: usize) -> DecideCx<'_> {
        let output = pipe.plan.outputs[ix];
        DecideCx { of: OutputCx { pipeline: pipe.plan.name, output, world: &self.env.world } }
    }

    pub(super) fn is_driver(&self) -> bool {
        self.exec.place().me == 0
    }

    /// A record panicked when it was dropped, after all outputs had it: nothing depends on that.
    pub(super) fn dropped_badly(&self, time: BatchTime, payload: &(dyn Any + Send)) {
        let fault = Fault::from_panic(payload);
        self.env.stats.drops_panicked.add(1);
        self.say(&format!(
            "streamc: a record of batch {time} panicked in its `Drop`, when its outputs had it: {} (drops_panicked)\n",
            fault.message()
        ));
    }

    /// A message that is not worth stopping for.
    pub(super) fn say(&self, text: &str) {
        self.env.stats.messages_lost.add(u64::from(self.env.world.console.err(text).is_err()));
    }
}

/// Passes the turn of a batch when it is dropped, also by a panic of ours: later batches, which
/// wait for it on other threads, would wait for ever. After a panic none of them has effects.
struct Passing<'i> {
    turn: &'i Turn,
    seq: u64,
    over: bool,
}

impl Drop for Passing<'_> {
    fn drop(&mut self) {
        // a panic may come before the turn
        self.turn.wait(self.seq);
        self.turn.pass(self.seq, self.over);
    }
}

/// What an instance has found out about a batch before the decision.
#[derive(Debug, Default)]
struct Computed {
    votes: Votes,
    kept: Vec<Kept>,
    /// outputs whose stream does not have this batch
    off: Vec<u32>,
    /// something of ours panicked
    broken: bool,
}

fn all_of<T>(all: Mutex<Vec<T>>) -> Vec<T> {
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}
