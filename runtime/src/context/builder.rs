//! The settings of a context.

use super::StreamingContext;
use crate::{
    Error,
    args::{Args, USAGE},
    batch::parse_interval,
    clock::{Clock, SystemClock},
    events::{Listener, Listeners},
    exec::{Exec, Local},
    fs::{Fs, RealFs},
    rng::Rng,
    sink::{Console, SystemConsole},
    stats::Stats,
};
use std::{sync::Arc, thread, time::Duration};

/// How a [`StreamingContext`] is made.
#[derive(Debug)]
#[must_use]
pub struct Builder {
    batch: Option<Result<Duration, String>>,
    partitions: Option<usize>,
    threads: Option<usize>,
    exec: Option<Arc<dyn Exec>>,
    concurrent_batches: usize,
    queued_batches: usize,
    stop_limit: Duration,
    lineage_kept: usize,
    dead_letter_bytes: usize,
    clock: Arc<dyn Clock>,
    fs: Arc<dyn Fs>,
    console: Arc<dyn Console>,
    seed: Option<u64>,
    signals: bool,
    quiet: bool,
    explain: bool,
    listeners: Listeners,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            batch: None,
            partitions: None,
            threads: None,
            exec: None,
            concurrent_batches: 1,
            queued_batches: 16,
            stop_limit: Duration::from_secs(10),
            lineage_kept: 100,
            dead_letter_bytes: 16 << 20,
            clock: Arc::new(SystemClock::new()),
            fs: Arc::new(RealFs),
            console: Arc::new(SystemConsole),
            seed: None,
            signals: true,
            quiet: false,
            explain: false,
            listeners: Listeners::default(),
        }
    }
}

/// A batch interval: `"1s"` or a [`Duration`].
pub trait IntoInterval {
    /// The interval.
    ///
    /// # Errors
    /// When it cannot be read or is zero.
    fn into_interval(self) -> Result<Duration, String>;
}

impl IntoInterval for &str {
    fn into_interval(self) -> Result<Duration, String> {
        parse_interval(self)
    }
}

impl IntoInterval for Duration {
    fn into_interval(self) -> Result<Duration, String> {
        match self.as_micros() {
            0 => Err("a batch interval cannot be less than a microsecond".to_owned()),
            _ => Ok(self),
        }
    }
}

impl Builder {
    /// The batch interval. Without it, that of the pipelines' attributes counts.
    pub fn batch(self, interval: impl IntoInterval) -> Self {
        Builder { batch: Some(interval.into_interval()), ..self }
    }

    /// How many partitions keyed operators have, and sources at most. Default: as many as threads.
    pub fn partitions(self, n: usize) -> Self {
        Builder { partitions: Some(n), ..self }
    }

    /// How many threads compute. Default: as many as the machine has cores for the process.
    pub fn threads(self, n: usize) -> Self {
        Builder { threads: Some(n), ..self }
    }

    /// Another executor than [`Local`]; it has partitions and threads of its own.
    pub fn executor(self, exec: impl Exec + 'static) -> Self {
        Builder { exec: Some(Arc::new(exec)), ..self }
    }

    /// How many batches may be computed at the same time (default 1). State, `foreach_rdd` and outputs keep the order
    /// of the batches in any case.
    pub fn concurrent_batches(self, n: usize) -> Self {
        Builder { concurrent_batches: n, ..self }
    }

    /// How many batches may wait to be run (default 16: at usual intervals seconds of data, and little memory beside
    /// what sources buffer themselves). When as many wait, sources are held back, and further batches run empty.
    pub fn queued_batches(self, n: usize) -> Self {
        Builder { queued_batches: n, ..self }
    }

    /// How long a graceful stop waits for sources that do not finish (default 10 s).
    pub fn stop_limit(self, limit: Duration) -> Self {
        Builder { stop_limit: limit, ..self }
    }

    /// For how many batches the lineage is kept (default 100).
    pub fn lineage_kept(self, batches: usize) -> Self {
        Builder { lineage_kept: batches, ..self }
    }

    /// One more who hears what happens.
    pub fn listener(mut self, listener: impl Listener) -> Self {
        self.listeners.0.push(Box::new(listener));
        self
    }

    /// How much text of dead letters is kept (default 16 MiB); older ones give way, and are counted.
    pub fn dead_letter_bytes(self, bytes: usize) -> Self {
        Builder { dead_letter_bytes: bytes, ..self }
    }

    /// Another clock, for tests.
    pub fn clock(self, clock: impl Clock) -> Self {
        Builder { clock: Arc::new(clock), ..self }
    }

    /// Other files, for tests.
    pub fn fs(self, fs: impl Fs) -> Self {
        Builder { fs: Arc::new(fs), ..self }
    }

    /// Another terminal, for tests.
    pub fn console(self, console: impl Console) -> Self {
        Builder { console: Arc::new(console), ..self }
    }

    /// The seed of hash tables and back-offs. Default: another one in each run, so that keys from outside cannot be
    /// chosen to collide.
    pub fn seed(self, seed: u64) -> Self {
        Builder { seed: Some(seed), ..self }
    }

    /// Whether SIGINT and SIGTERM stop the context (default: yes).
    pub fn signals(self, listen: bool) -> Self {
        Builder { signals: listen, ..self }
    }

    /// Prints no counts at the stop.
    pub fn quiet(self) -> Self {
        Builder { quiet: true, ..self }
    }

    /// Takes the flags of [`USAGE`] off `args` and leaves the rest, for programs with flags of their own.
    ///
    /// # Errors
    /// When a value is missing or cannot be read.
    pub fn args(self, args: &mut Vec<String>) -> Result<Self, Error> {
        let mut taken = Args::new(std::mem::take(args));
        let builder = self.take(&mut taken)?;
        std::mem::swap(args, taken.rest_mut());
        Ok(builder)
    }

    pub(super) fn parsed(self, mut args: Args) -> Result<Self, Error> {
        let builder = self.take(&mut args)?;
        args.finish(USAGE)?;
        Ok(builder)
    }

    fn take(mut self, args: &mut Args) -> Result<Self, Error> {
        if let Some(interval) = args.value("--batch")? {
            self = self.batch(interval.as_str());
        }
        self.partitions = args.number("--partitions")?.or(self.partitions);
        self.threads = args.number("--threads")?.or(self.threads);
        self.concurrent_batches = args.number("--concurrent-batches")?.unwrap_or(self.concurrent_batches);
        self.quiet |= args.flag("--quiet");
        self.explain |= args.flag("--explain");
        Ok(self)
    }

    pub(super) fn console_seam(&self) -> &dyn Console {
        &*self.console
    }

    /// The context.
    ///
    /// # Errors
    /// When a setting makes no sense.
    pub fn build(self) -> Result<StreamingContext, Error> {
        let batch = self.batch.transpose().map_err(Error::Config)?;
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let threads = at_least_one("threads", self.threads.unwrap_or_else(cores))?;
        let partitions = at_least_one("partitions", self.partitions.unwrap_or(threads))?;
        let exec = match self.exec {
            Some(exec) => exec,
            None => Arc::new(Local::new(threads, u32::try_from(partitions).map_err(|_| too_many())?)),
        };
        if exec.place().peers > 1 {
            return Err(Error::Config(
                "a context drives a single instance; see `testkit` for `sim`".to_owned(),
            ));
        }
        Ok(StreamingContext {
            batch,
            exec,
            concurrent_batches: at_least_one("concurrent batches", self.concurrent_batches)?,
            queued_batches: at_least_one("queued batches", self.queued_batches)?,
            stop_limit: self.stop_limit,
            lineage_kept: self.lineage_kept,
            dead_letter_bytes: self.dead_letter_bytes,
            clock: self.clock,
            fs: self.fs,
            console: self.console,
            seed: self.seed.unwrap_or_else(Rng::fresh_seed),
            signals: self.signals,
            quiet: self.quiet,
            explain: self.explain,
            listeners: self.listeners,
            stats: Arc::new(Stats::default()),
        })
    }
}

fn at_least_one(what: &str, n: usize) -> Result<usize, Error> {
    match n {
        0 => Err(Error::Config(format!("the number of {what} cannot be 0"))),
        n => Ok(n),
    }
}

fn too_many() -> Error {
    Error::Config("that many partitions cannot be numbered".to_owned())
}
