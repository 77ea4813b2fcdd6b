//! One instance: runs its share of each batch, and keeps its share of the state.

use super::{Cuts, Program, decide};
use crate::{
    Error,
    batch::{Batch, BatchId, Env, Failed, Scope, Turn},
    exec::{Exec, Fault},
    sink::SinkCx,
    state::Slot,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Instance {
    program: Arc<Program>,
    pub(crate) exec: Arc<dyn Exec>,
    env: Env,
    /// of the hash tables
    seed: u64,
    /// by pipeline
    slots: Vec<Vec<Slot>>,
    turn: Arc<Turn>,
    /// one failed batch makes all later ones abort; tests go on instead
    stop_on_failure: bool,
    poisoned: AtomicBool,
}

impl Instance {
    pub(crate) fn new(
        program: Arc<Program>,
        exec: Arc<dyn Exec>,
        env: Env,
        seed: u64,
        stop_on_failure: bool,
    ) -> Self {
        let slots = |plan: &crate::pipeline::Plan| (0..plan.slots).map(|_| Slot::default()).collect();
        let slots = program.pipes.iter().map(|pipe| slots(pipe.plan)).collect();
        let (turn, poisoned) = (Arc::default(), AtomicBool::new(false));
        Instance { program, exec, env, seed, slots, turn, stop_on_failure, poisoned }
    }

    /// Runs and decides a batch; steps 2 to 5 of the head of [`crate::schedule`]. Several batches may be in here
    /// at once if the instance is alone.
    ///
    /// # Errors
    /// When the batch failed and was aborted, or when a sink could not commit.
    pub(crate) fn run(&self, id: BatchId, cuts: &Cuts) -> Result<(), Error> {
        let mine = self.compute(id, cuts);
        self.turn.wait(id.seq);
        let result = self.settle(id, mine);
        if result.is_ok() && self.exec.place().me == 0 {
            self.program.tell_sources(cuts);
        }
        if result.is_err() && self.stop_on_failure {
            self.poisoned.store(true, Ordering::Relaxed);
        }
        self.turn.pass(id.seq);
        result
    }

    fn compute(&self, id: BatchId, cuts: &Cuts) -> Vec<Failed> {
        let mut all = Vec::new();
        for (pipe, slots) in self.program.pipes.iter().zip(&self.slots) {
            let inputs = self.program.inputs(pipe, cuts, self.exec.place().me);
            let scope = Scope {
                plan: pipe.plan,
                env: self.env.clone(),
                turn: Arc::clone(&self.turn),
                first_call: pipe.first_call,
                failed: Mutex::default(),
            };
            let exec = &*self.exec;
            let batch = Batch { exec, id, seed: self.seed, inputs: &inputs, slots, scope: &scope };
            let ran = catch_unwind(AssertUnwindSafe(|| (pipe.batch.0)(&batch)));
            if let Err(payload) = ran {
                // outside of every stage and output there is no user code: this is a mistake of ours
                scope.fail(0, false, Fault::from_panic(&*payload));
            }
            let numbered = |failed: Failed| Failed { output: pipe.first_output + failed.output, ..failed };
            all.extend(scope.into_failed().into_iter().map(numbered));
        }
        all
    }

    fn settle(&self, id: BatchId, mut mine: Vec<Failed>) -> Result<(), Error> {
        if self.poisoned.load(Ordering::Relaxed) {
            let fault = Fault::new("an earlier batch failed");
            mine.push(Failed { output: 0, in_output: false, fault });
        }
        let failed = decide::decide(&*self.exec, id.seq, self.program.decide_call, mine);
        let commit = failed.is_empty();
        for slot in self.slots.iter().flatten() {
            slot.decide(id.seq, commit);
        }
        let driver = self.exec.place().me == 0;
        let stats = &self.env.stats;
        if !commit {
            if driver {
                stats.batches_failed.add(1);
                stats.outputs_failed.add(failed.len() as u64);
            }
            if let Some(tap) = &self.env.tap {
                tap.forget(id.seq);
            }
        }
        let told = self.tell_sinks(id, commit);
        match failed.first() {
            Some(first) => Err(self.program.error(id, first)),
            None => told,
        }
    }

    fn tell_sinks(&self, id: BatchId, commit: bool) -> Result<(), Error> {
        let mut result = Ok(());
        for (pipe, ix, sink) in self.program.sinks() {
            let name = pipe.plan.outputs[ix];
            let cx = SinkCx::deciding(&*self.exec, &self.env, id, name);
            let tell = || if commit { sink.commit(&cx) } else { sink.abort(&cx) };
            let told = catch_unwind(AssertUnwindSafe(tell));
            let told = told.unwrap_or_else(|payload| Err(Fault::from_panic(&*payload).message().into()));
            let Err(reason) = told else { continue };
            let error = Error::Output {
                pipeline: pipe.plan.name.to_owned(),
                name: name.to_owned(),
                batch: id,
                reason: reason.to_string(),
            };
            if !commit {
                self.say(&format!("streamc: while a failed batch was taken away: {error}\n"));
            } else if result.is_ok() {
                self.env.stats.outputs_failed.add(1);
                result = Err(error);
            }
        }
        result
    }

    /// A message that is not worth stopping for.
    fn say(&self, text: &str) {
        if let Some(console) = &self.env.console {
            // nobody can be told that nobody can be told
            let _ = console.err(text);
        }
    }
}
