//! Outputs show a batch: before the decision, where a commit cannot be taken back, and after it.
//!
//! **Invariant:** a batch aborts only if no commit of it can have happened. After the decision no
//! output goes without the batch: its commit is tried again, or the run stops. A transactional
//! commit that failed is repeated only after its sink has answered that it lacks the batch.

use super::{
    BatchInputs, Instance, Program, decide,
    program::Pipe,
    showing::{Pending, Showing, guarded},
    votes::Effects,
};
use crate::{
    batch::BatchId,
    cx::Failed,
    error::Error,
    exec::Lost,
    fault::Fault,
    sink::{Prepared, SinkControl, SinkKind},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{MutexGuard, PoisonError},
};

/// How a commit went.
enum Outcome {
    Done,
    /// nothing was shown
    Failed(Fault),
    /// perhaps it was
    Unknown(Fault),
}

impl Instance {
    /// Transactional sinks commit, then plain ones, in the order of the outputs. Says how that
    /// went, the same in all instances; and which one is gone.
    pub(super) fn commit_before(&self, shown: &mut Showing) -> (Effects, Option<Lost>) {
        if !self.program.commits_before() {
            return (Effects::default(), None);
        }
        let mut effects = Effects::default();
        if self.is_driver() {
            self.commit_kind(SinkKind::Transactional, shown, &mut effects);
            self.commit_kind(SinkKind::Plain, shown, &mut effects);
        }
        let (effects, lost) = decide::hear(&*self.exec, shown.id.seq, self.program.decide_call, effects);
        for failed in &effects.skipped {
            self.skip(shown.id, failed, &mut shown.kept);
            shown.skipped.push(failed.output);
        }
        (effects, lost)
    }

    fn commit_kind(&self, kind: SinkKind, shown: &mut Showing, effects: &mut Effects) {
        for (pipe, ix, output) in self.program.outputs() {
            let Some(sink) = pipe.sinks.get(ix).and_then(Option::as_deref) else { continue };
            if sink.kind() != kind || effects.aborts {
                continue;
            }
            if self.program.has(output, shown.id) {
                shown.seen = true;
                continue;
            }
            let Some(run) = self.next_run(shown, output, sink) else { continue };
            // earlier batches are decided, and so is this one if another output may have shown it
            let alone = run.len() == 1;
            let (perhaps, fault) = match self.commit(pipe, ix, sink, &run) {
                Outcome::Done => {
                    shown.seen = true;
                    continue;
                }
                Outcome::Failed(fault) => (false, fault),
                Outcome::Unknown(fault) => (true, fault),
            };
            let failed = Failed { output, in_output: true, fault };
            if alone && !perhaps && pipe.plan.policy(ix).skips(&failed.fault) {
                effects.skipped.push(failed);
            } else {
                effects.aborts = alone && !perhaps && !shown.seen;
                effects.stops.get_or_insert(failed);
                // what it may have is not to be aborted
                if !perhaps {
                    shown.skipped.push(output);
                }
                shown.seen |= perhaps;
            }
        }
    }

    /// Staging and local sinks commit, in the order of the outputs; outputs that go without the
    /// batch abort it.
    pub(super) fn commit_after(&self, shown: &Showing) -> Result<(), Error> {
        let mut result = Ok(());
        for (pipe, ix, output) in self.program.outputs() {
            let sink = pipe.sinks.get(ix).and_then(Option::as_deref);
            if shown.off.contains(&output) {
                if let Some(sink) = sink {
                    sink.release(&*self.env.world.fs, shown.id.time);
                }
                continue;
            }
            if shown.skipped.contains(&output) {
                self.abort_output(shown.id, pipe, ix);
                continue;
            }
            let Some(sink) = sink.filter(|_| self.is_driver()) else { continue };
            if !matches!(sink.kind(), SinkKind::Staging | SinkKind::Local) {
                continue;
            }
            let Some(run) = self.next_run(shown, output, sink) else { continue };
            if let Outcome::Failed(fault) | Outcome::Unknown(fault) = self.commit(pipe, ix, sink, &run)
                && result.is_ok()
            {
                self.env.stats.outputs_failed.add(1);
                result = Err(self.program.error(shown.id, &Failed { output, in_output: true, fault }));
            }
        }
        result
    }

    /// Adds the batch to those that an output commits together: returns them when there are enough.
    fn next_run(&self, shown: &Showing, output: u32, sink: &dyn SinkControl) -> Option<Vec<Prepared>> {
        let of_output = shown.tickets.iter().filter(|(of, _)| *of == output);
        let tickets: Vec<_> = of_output.map(|(_, ticket)| ticket.clone()).collect();
        if tickets.is_empty() {
            // no sink of it was called, or it goes without the batch
            return None;
        }
        let prepared = Prepared::new(shown.id, tickets);
        let every = if sink.in_turn() { 1 } else { sink.commit_every() };
        if every <= 1 {
            return Some(vec![prepared]);
        }
        let mut pending = self.pending();
        let run = pending.runs.entry(output).or_default();
        run.push(prepared);
        (run.len() as u64 >= every).then(|| std::mem::take(run))
    }

    /// One sink shows batches. The sources do not hear of those that it could not show.
    fn commit(&self, pipe: &Pipe, ix: usize, sink: &dyn SinkControl, run: &[Prepared]) -> Outcome {
        let outcome = self.attempt(pipe, ix, sink, run);
        if let (Outcome::Failed(_) | Outcome::Unknown(_), [first, _, ..]) = (&outcome, run) {
            let mut pending = self.pending();
            pending.failed = pending.failed.into_iter().chain([first.batch.seq]).min();
        }
        outcome
    }

    /// The same, at another attempt if need be.
    fn attempt(&self, pipe: &Pipe, ix: usize, sink: &dyn SinkControl, run: &[Prepared]) -> Outcome {
        let cx = self.decide_cx(pipe, ix);
        let retries = pipe.plan.policy(ix).retries();
        let last = run.last().expect("a run has a batch").batch;
        let mut failed: Option<Fault> = None;
        let mut asked_in_vain = false;
        for attempt in 0..=retries {
            if attempt > 0 {
                self.env.before_retry(attempt - 1);
            }
            if !asked_in_vain {
                match guarded(|| sink.commit(&cx, run)) {
                    Ok(()) => return Outcome::Done,
                    Err(fault) => failed = Some(fault),
                }
            }
            if sink.kind() == SinkKind::Transactional {
                match guarded(|| sink.committed(&cx)) {
                    Ok(Some(found)) if found.has(cx.log(), last) => return Outcome::Done,
                    Ok(_) => asked_in_vain = false,
                    Err(why) => {
                        asked_in_vain = true;
                        let fault = failed.as_ref().map_or("", Fault::message);
                        let text = format!(
                            "{fault}; whether the output has the batch is unknown: {}",
                            why.message()
                        );
                        if attempt == retries {
                            return Outcome::Unknown(Fault::new(text));
                        }
                    }
                }
            }
            if !asked_in_vain && failed.as_ref().is_some_and(Fault::is_panic) {
                break;
            }
        }
        Outcome::Failed(failed.expect("without a fault it is done"))
    }

    /// Commits what waits for more batches: the run ends.
    ///
    /// # Errors
    /// The first that cannot be committed.
    pub(crate) fn finish(&self) -> Result<(), Error> {
        let runs = std::mem::take(&mut self.pending().runs);
        let mut result = Ok(());
        for (output, run) in runs {
            let (pipe, ix) = self.program.output(output);
            let (Some(sink), Some(last)) = (pipe.sinks[ix].as_deref(), run.last()) else { continue };
            if let Outcome::Failed(fault) | Outcome::Unknown(fault) = self.commit(pipe, ix, sink, &run) {
                let failed = Failed { output, in_output: true, fault };
                self.env.stats.outputs_failed.add(1);
                result = result.and(Err(self.program.error(last.batch, &failed)));
                let mut pending = self.pending();
                pending.failed = pending.failed.into_iter().chain([run[0].batch.seq]).min();
            }
        }
        self.acknowledge_committed(&mut self.pending()).and(result)
    }

    /// Tells the sources what all outputs have.
    pub(super) fn acknowledge(&self, id: BatchId, cuts: &BatchInputs) -> Result<(), Error> {
        if !self.is_driver() {
            return Ok(());
        }
        let mut pending = self.pending();
        pending.acks.push_back((id.seq, Program::acks(cuts)));
        self.acknowledge_committed(&mut pending)
    }

    /// A receiver may run code of its own here, to acknowledge.
    fn acknowledge_committed(&self, pending: &mut Pending) -> Result<(), Error> {
        let first = pending.first();
        while pending.acks.front().is_some_and(|(seq, _)| *seq < first) {
            let Some((_, acks)) = pending.acks.pop_front() else { break };
            self.advance_positions(&acks.0);
            catch_unwind(AssertUnwindSafe(|| self.program.tell_sources(&acks))).map_err(|payload| {
                let fault = Fault::from_panic(&*payload);
                Error::Config(format!(
                    "a source panicked when it was told that a batch is done: {}",
                    fault.message()
                ))
            })?;
        }
        Ok(())
    }

    pub(super) fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
