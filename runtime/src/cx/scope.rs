//! What surrounds a batch function while it runs: where it may write, what went wrong in it, and whose turn it is.
//!
//! **Invariant:** a scope belongs to one batch of one pipeline in one instance and is dropped with it; nothing in it
//! grows with the number of records.

use crate::{
    clock::{Clock, Wake},
    events::Events,
    fault::Fault,
    fs::Fs,
    pipeline::Kept,
    plan::Plan,
    sink::{Console, DeadLetters, PrintStyle, Tap},
    stats::Stats,
};
use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// Between two attempts of an output, in microseconds: doubled each time, up to the longest.
const FIRST_WAIT: u64 = 100_000;
const LONGEST_WAIT: u64 = 2_000_000;

/// The world as outputs see it; one for each context.
#[derive(Clone)]
pub(crate) struct Env {
    /// none only under `BatchCx::for_test`
    pub(crate) fs: Option<Arc<dyn Fs>>,
    pub(crate) console: Option<Arc<dyn Console>>,
    pub(crate) print: PrintStyle,
    pub(crate) tap: Option<Arc<Tap>>,
    pub(crate) stats: Arc<Stats>,
    pub(crate) events: Events,
    pub(crate) dead: Arc<DeadLetters>,
    /// between two attempts of an output; tests do not wait
    pub(crate) clock: Option<Arc<dyn Clock>>,
    /// a random number for this run of the program
    pub(crate) incarnation: u64,
    /// the batch interval in microseconds; 0 only under `BatchCx::for_test`
    pub(crate) interval: u64,
}

impl Env {
    /// Without files, a terminal and a clock.
    pub(crate) fn detached(stats: Arc<Stats>) -> Env {
        Env {
            fs: None,
            console: None,
            print: PrintStyle::default(),
            tap: None,
            stats,
            events: Events::default(),
            dead: Arc::default(),
            clock: None,
            incarnation: 0,
            interval: 0,
        }
    }

    /// Calls a closure of the user in the driver, with nothing else drawn on the terminal. What comes of it, a panic too, is
    /// carried past the terminal.
    pub(crate) fn aside<R>(&self, f: impl FnOnce() -> R) -> R {
        let Some(console) = &self.console else { return f() };
        let (mut f, mut ran) = (Some(f), None);
        console.aside(&mut || ran = f.take().map(|f| catch_unwind(AssertUnwindSafe(f))));
        match (ran, f) {
            (Some(Ok(given)), _) => given,
            (Some(Err(payload)), _) => resume_unwind(payload),
            // a terminal of the user's that does not call it
            (None, Some(f)) => f(),
            (None, None) => unreachable!("what was called has given something"),
        }
    }

    /// Waits before an output is tried again: longer each time.
    pub(crate) fn before_retry(&self, attempt: u32) {
        self.stats.outputs_retried.add(1);
        if let Some(clock) = &self.clock {
            let wait = FIRST_WAIT.saturating_mul(1 << attempt.min(20)).min(LONGEST_WAIT);
            clock.wait(&Wake::new(), Some(clock.monotonic() + wait));
        }
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Env(incarnation {})", self.incarnation)
    }
}

/// Lets batches do something one after another: a batch's turn comes when all earlier ones are decided.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    state: Mutex<TurnState>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct TurnState {
    next: u64,
    /// a batch failed, and no later one may have effects
    over: bool,
}

impl Turn {
    /// Returns when all batches before `seq` are decided; false when one of them failed for good.
    pub(crate) fn wait(&self, seq: u64) -> bool {
        let mut state = self.lock();
        while state.next < seq {
            state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.over
    }

    /// Batch `seq` is decided; `over` when it was the last one to have effects.
    pub(crate) fn pass(&self, seq: u64, over: bool) {
        let mut state = self.lock();
        assert_eq!(state.next, seq, "batches are decided in order");
        state.next = seq + 1;
        state.over |= over;
        self.turned.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, TurnState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why an output has no batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    /// The output's number in its pipeline, later in its context.
    pub(crate) output: u32,
    /// Whether the output itself failed, and not the stages before it.
    pub(crate) in_output: bool,
    pub(crate) fault: Fault,
}

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) plan: &'static Plan,
    pub(crate) env: Env,
    pub(crate) turn: Arc<Turn>,
    pub(crate) failed: Mutex<Vec<Failed>>,
    pub(crate) kept: Mutex<Vec<Kept>>,
    /// outputs whose stream does not have this batch
    pub(crate) off: Mutex<Vec<u32>>,
    /// outputs up to this one have been given their records; they come in order
    pub(crate) written: AtomicU32,
}

impl Scope {
    /// An output is given its records.
    pub(crate) fn writes(&self, output: u32) {
        self.written.fetch_max(output + 1, Ordering::Relaxed);
    }

    /// Whether all outputs have been given their records: what the batch function still does is to drop what it has kept.
    pub(crate) fn all_written(&self) -> bool {
        self.written.load(Ordering::Relaxed) as usize == self.plan.outputs.len()
    }

    pub(crate) fn fail(&self, output: u32, in_output: bool, fault: Fault) {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).push(Failed { output, in_output, fault });
    }

    /// Takes back the failure of an output that is to be tried again; false if there is none, or it was a panic.
    pub(crate) fn forgive(&self, output: u32) -> bool {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let before = failed.len();
        failed.retain(|f| f.output != output || !f.in_output || f.fault.is_panic());
        failed.len() < before
    }

    /// What an output is about to be given.
    pub(crate) fn keep(&self, kept: Kept) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
    }

    /// The stream of an output does not have this batch.
    pub(crate) fn off(&self, output: u32) {
        self.off.lock().unwrap_or_else(PoisonError::into_inner).push(output);
    }

    pub(crate) fn into_parts(self) -> (Vec<Failed>, Vec<Kept>, Vec<u32>) {
        let failed = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let off = self.off.into_inner().unwrap_or_else(PoisonError::into_inner);
        (failed, self.kept.into_inner().unwrap_or_else(PoisonError::into_inner), off)
    }

    pub(crate) fn output_name(&self, output: usize) -> &'static str {
        self.plan.outputs.get(output).copied().unwrap_or("?")
    }

    /// A place without outputs, for [`super::BatchCx::for_test`].
    pub(crate) fn detached() -> &'static Scope {
        static DETACHED: std::sync::OnceLock<Scope> = std::sync::OnceLock::new();
        DETACHED.get_or_init(|| {
            static PLAN: Plan = Plan::EMPTY;
            let env = Env::detached(Arc::default());
            Scope {
                plan: &PLAN,
                env,
                turn: Arc::default(),
                failed: Mutex::default(),
                kept: Mutex::default(),
                off: Mutex::default(),
                written: AtomicU32::new(0),
            }
        })
    }
}
