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
    sync::{Arc, Mutex, atomic::AtomicBool},
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
        Instance { program, exec, env, seed, slots, turn: Arc::default(), stop_on_failure }
    }

    /// Runs and decides a batch; steps 2 to 5 of the head of [`crate::schedule`]. Several batches may be in here
    /// at once if the instance is alone. A batch behind one that failed aborts without an error of its own.
    ///
    /// # Errors
    /// When the batch failed and was aborted, or when a sink could not commit.
    pub(crate) fn run(&self, id: BatchId, cuts: &Cuts) -> Result<(), Error> {
        let mine = self.compute(id, cuts);
        let result = if self.turn.wait(id.seq) {
            self.settle(id, mine).and_then(|()| self.tell_sources(cuts))
        } else {
            self.conclude(id, false)
        };
        self.turn.pass(id.seq, result.is_err() && self.stop_on_failure);
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
                entered: AtomicBool::new(false),
            };
            let exec = &*self.exec;
            let batch = Batch {
                exec,
                id,
                seed: self.seed,
                inputs: &inputs,
                slots,
                scope: &scope,
                empty: cuts.is_empty(),
            };
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

    fn settle(&self, id: BatchId, mine: Vec<Failed>) -> Result<(), Error> {
        let failed = decide::decide(&*self.exec, id.seq, self.program.decide_call, mine);
        if self.exec.place().me == 0 && !failed.is_empty() {
            self.env.stats.batches_failed.add(1);
            self.env.stats.outputs_failed.add(failed.len() as u64);
        }
        let concluded = self.conclude(id, failed.is_empty());
        match failed.first() {
            Some(first) => Err(self.program.error(id, first)),
            None => concluded,
        }
    }

    /// Step 4: the decision becomes true. An abort that does not succeed is only said.
    fn conclude(&self, id: BatchId, commit: bool) -> Result<(), Error> {
        for slot in self.slots.iter().flatten() {
            slot.decide(id.seq, commit);
        }
        if let (Some(tap), false) = (&self.env.tap, commit) {
            tap.forget(id.seq);
        }
        self.tell_sinks(id, commit)
    }

    /// A receiver may run code of the user's here, to acknowledge.
    fn tell_sources(&self, cuts: &Cuts) -> Result<(), Error> {
        if self.exec.place().me != 0 {
            return Ok(());
        }
        catch_unwind(AssertUnwindSafe(|| self.program.tell_sources(cuts))).map_err(|payload| {
            let fault = Fault::from_panic(&*payload);
            Error::Config(format!(
                "a source panicked when it was told that a batch is done: {}",
                fault.message()
            ))
        })
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
            let error =
                Error::Output { pipeline: pipe.plan.name, name, batch: id, reason: reason.to_string() };
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
