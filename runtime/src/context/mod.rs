//! `StreamingContext`: runs pipelines until they are finished or stopped.
//!
//! What happens at the start, in a batch, and at the stop is written at the head of
//! `schedule/mod.rs`, and for users in `docs/running.md`.

mod builder;
#[cfg(feature = "cli")]
mod context_args;
mod handle;
mod log;
mod report;
mod state;

use self::log::Both;
pub use crate::cx::DeadLetter;
pub use crate::schedule::AtEnd;
pub use builder::Builder;
#[cfg(feature = "cli")]
pub use context_args::ContextArgs;
pub use handle::ContextHandle;
use report::Report;
pub use state::ContextState;

#[cfg(feature = "progress")]
use crate::progress::Progress;
use crate::{
    args::Args,
    batch::format_interval,
    cx::{DeadLetters, Env},
    env::{Clock, Console, Fs, Rng, Wake, micros},
    error::Error,
    exec::{Epoch, Exec},
    log::{BatchLog, MemoryLog},
    metrics::{Bus, events::Listeners, stats::Stats},
    pipeline::Pipeline,
    schedule::{Program, Runner, Settings, Start},
    sink::{Head, PrintStyle, World},
};
use std::{any::Any, sync::Arc, time::Duration};

/// Where pipelines run: the batch interval, the threads, and the world around them.
///
/// ```no_run
/// # use streamc::{StreamingContext, pipeline::Pipeline};
/// # fn word_count() -> Pipeline { unimplemented!() }
/// fn main() -> streamc::Result<()> {
///     StreamingContext::from_args()?.run(word_count())
/// }
/// ```
#[derive(Debug)]
pub struct StreamingContext {
    batch: Option<Duration>,
    exec: Arc<dyn Exec>,
    concurrent_batches: usize,
    queued_batches: usize,
    max_batch_bytes: Option<u64>,
    stop_limit: Duration,
    lineage_kept: usize,
    log: Option<Arc<dyn BatchLog>>,
    max_catch_up: u64,
    at_end: AtEnd,
    dead_letter_bytes: usize,
    clock: Arc<dyn Clock>,
    fs: Arc<dyn Fs>,
    console: Arc<dyn Console>,
    seed: u64,
    signals: bool,
    report: Report,
    skip_empty: bool,
    spark_print: bool,
    explain: bool,
    listeners: Listeners,
    stats: Arc<Stats>,
}

impl StreamingContext {
    /// With settings of your own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// With the settings of the command line: see [`USAGE`](crate::args::USAGE). `--help` prints
    /// them and ends the program.
    ///
    /// # Errors
    /// When the command line has something else on it. A program with flags of its own uses
    /// [`Args`].
    pub fn from_args() -> Result<Self, Error> {
        let mut args = Args::from_env();
        args.answer_help();
        args.context()
    }

    /// Whether it runs: not yet, because starting it gives a [`ContextHandle`].
    #[must_use]
    pub fn get_state(&self) -> ContextState {
        ContextState::Initialized
    }

    /// The counts, also while the context runs and afterwards.
    #[must_use]
    pub fn stats(&self) -> Arc<Stats> {
        Arc::clone(&self.stats)
    }

    /// Runs one pipeline until its sources are finished, until a signal or an error stops it.
    ///
    /// # Errors
    /// When it cannot start, and what stopped it otherwise.
    pub fn run(self, pipeline: Pipeline) -> Result<(), Error> {
        self.run_all([pipeline])
    }

    /// Runs several pipelines together. They have the same batches; a source that feeds several of
    /// them is read once.
    ///
    /// # Errors
    /// See [`StreamingContext::run`].
    pub fn run_all(self, pipelines: impl IntoIterator<Item = Pipeline>) -> Result<(), Error> {
        self.start(pipelines)?.await_termination()
    }

    /// Starts pipelines and returns at once.
    ///
    /// # Errors
    /// When they cannot start: a pipeline could not be built, has no output or another batch
    /// interval; an output cannot be written; a source can never give records.
    pub fn start(mut self, pipelines: impl IntoIterator<Item = Pipeline>) -> Result<ContextHandle, Error> {
        let program = Program::new(pipelines.into_iter().collect(), &self.stats)?;
        if self.explain {
            self.explain_and_exit(&program);
        }
        let interval = self.interval(&program)?;
        let epoch = Epoch::new(Rng::fresh_seed(), self.seed, self.clock.now());
        let wake = Wake::new();
        let messages = Arc::clone(&self.console);
        self.stats.say_by(move |text| messages.err(text));
        let bus = Bus::start(std::mem::take(&mut self.listeners), Arc::clone(&self.stats), &wake)
            .map_err(|e| Error::Thread { what: "start the thread of the listeners".to_owned(), cause: e })?;
        let head = if self.spark_print { Head::Spark } else { program.print_head() };
        let world = World {
            fs: Arc::clone(&self.fs),
            console: Arc::clone(&self.console),
            print: PrintStyle { skip_empty: self.skip_empty, head },
            epoch,
            interval: micros(interval),
        };
        let lineage = Arc::new(MemoryLog::new(self.lineage_kept));
        let log: Arc<dyn BatchLog> = match self.log.take() {
            Some(log) => Arc::new(Both(Arc::clone(&lineage), log)),
            None => Arc::clone(&lineage) as _,
        };
        let env = Env {
            world,
            log,
            tap: None,
            stats: Arc::clone(&self.stats),
            events: bus.events(),
            dead: Arc::new(DeadLetters::new(self.dead_letter_bytes)),
            clock: Arc::clone(&self.clock),
        };
        let partitions = self.exec.place().partitions as usize;
        let mut started = program.start(Start {
            env,
            clock: Arc::clone(&self.clock),
            fs: Arc::clone(&self.fs),
            wake: wake.clone(),
            partitions,
            max_batch_bytes: self.max_batch_bytes,
            max_catch_up: self.max_catch_up,
            continued: None,
            from: Vec::new(),
        })?;
        let program = Arc::clone(&started.program);
        let (console, bar) = self.beside_bar(&program);
        let messages = Arc::clone(&console);
        self.stats.say_by(move |text| messages.err(text));
        started.env.world.console = Arc::clone(&console);
        let settings = Settings {
            interval: micros(interval),
            limits: started.limits.clone(),
            concurrent_batches: self.concurrent_batches,
            queued_batches: self.queued_batches,
            stop_limit: micros(self.stop_limit),
            lineage,
            after: started.after,
            max_catch_up: self.max_catch_up,
            at_end: self.at_end,
        };
        let instance = started.instance(self.exec, true);
        let clock = Arc::clone(&self.clock);
        let runner = Runner::new(Arc::clone(&program), instance, self.clock, wake, self.stats, bus, settings);
        let report = self.report.at_stop(console, clock);
        ContextHandle::start(Arc::new(runner), report, self.signals, bar)
            .inspect_err(|_| program.stop_sources(false))
    }

    /// The terminal, and a progress bar on it for as long as what it comes with lives; where a bar
    /// makes no sense or the feature is off there is none.
    #[cfg(feature = "progress")]
    fn beside_bar(&self, program: &Program) -> (Arc<dyn Console>, Bar) {
        let total = program.size().filter(|_| self.report != Report::Nothing);
        let progress = Progress::start(total, Arc::clone(&self.stats), Arc::clone(&self.clock));
        let console = Arc::clone(&self.console);
        let console =
            progress.as_ref().map_or_else(|| Arc::clone(&console), |bar| bar.around(Arc::clone(&console)));
        (console, Box::new(progress))
    }

    #[cfg(not(feature = "progress"))]
    fn beside_bar(&self, _: &Program) -> (Arc<dyn Console>, Bar) {
        (Arc::clone(&self.console), Box::new(()))
    }

    /// `--explain`: the program has said on its command line that it wants nothing else.
    fn explain_and_exit(&self, program: &Program) -> ! {
        for pipe in &program.pipes {
            // a terminal that is gone has no reader to be told
            let _ = self.console.out(&format!("{}\n", pipe.plan.text.trim_end()));
        }
        std::process::exit(0)
    }

    /// The builder's, else the one on which the attributes of the pipelines agree.
    fn interval(&self, program: &Program) -> Result<Duration, Error> {
        if let Some(interval) = self.batch {
            return Ok(interval);
        }
        let mut agreed: Option<(&str, u64)> = None;
        for plan in program.pipes.iter().map(|pipe| pipe.plan) {
            let Some(micros) = plan.batch_us else { continue };
            match agreed {
                Some((other, different)) if different != micros => {
                    let show = |us| format_interval(Duration::from_micros(us));
                    return Err(Error::Config(format!(
                        "`{other}` has batches of {}, but `{}` of {}; a context has one batch interval: \
                         choose it with `.batch(\"..\")` or `--batch`",
                        show(different),
                        plan.name,
                        show(micros)
                    )));
                }
                _ => agreed = Some((plan.name, micros)),
            }
        }
        let none = || {
            "no batch interval: write `#[pipeline(batch = \"1s\")]`, `StreamingContext::builder().batch(\"1s\")` \
             or `--batch 1s`"
        };
        match agreed {
            Some((_, micros)) => Ok(Duration::from_micros(micros)),
            // a finite source need not wait, but its batches need times
            None if program.finite() => Ok(Duration::from_secs(1)),
            None => Err(Error::Config(none().to_owned())),
        }
    }
}

/// Dropped when the context has ended.
pub(super) type Bar = Box<dyn Any + Send>;
