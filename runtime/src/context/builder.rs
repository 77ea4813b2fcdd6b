//! The settings of a context.

use super::{AtEnd, StreamingContext, report::Report};
use crate::{
    args::Args,
    batch::{IntoDuration, LONGEST},
    env::{Clock, Console, Fs, RealFs, Rng, SystemClock, SystemConsole},
    error::Error,
    exec::{Exec, Local},
    log::BatchLog,
    metrics::{
        events::{Listener, Listeners},
        stats::Stats,
    },
    record::KEY_GROUPS,
};
use std::{sync::Arc, thread, time::Duration};

/// How a [`StreamingContext`] is made.
///
/// ```
/// use streamc::StreamingContext;
///
/// let builder = StreamingContext::builder().batch("500ms").partitions(8);
/// let context = builder.stop_limit("30s").quiet().build()?;
/// # drop(context);
/// // what makes no sense is an error of `build`
/// let refused = StreamingContext::builder().batch("1 fortnight").build().unwrap_err();
/// assert!(refused.to_string().starts_with("`1 fortnight` is not a duration"));
/// # Ok::<(), streamc::Error>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct Builder {
    batch: Option<Result<Duration, String>>,
    partitions: Option<usize>,
    threads: Option<usize>,
    exec: Option<Arc<dyn Exec>>,
    concurrent_batches: usize,
    queued_batches: usize,
    max_batch_bytes: Option<u64>,
    stop_limit: Result<Duration, String>,
    lineage_kept: usize,
    log: Option<Arc<dyn BatchLog>>,
    max_catch_up: u64,
    at_end: AtEnd,
    dead_letter_bytes: usize,
    clock: Arc<dyn Clock>,
    fs: Arc<dyn Fs>,
    console: Arc<dyn Console>,
    seed: Option<u64>,
    signals: bool,
    report: Report,
    skip_empty: bool,
    spark_print: bool,
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
            max_batch_bytes: None,
            stop_limit: Ok(Duration::from_secs(10)),
            lineage_kept: 100,
            log: None,
            max_catch_up: 1000,
            at_end: AtEnd::default(),
            dead_letter_bytes: 16 << 20,
            clock: Arc::new(SystemClock::new()),
            fs: Arc::new(RealFs),
            console: Arc::new(SystemConsole),
            seed: None,
            signals: true,
            report: Report::Summary,
            skip_empty: false,
            spark_print: false,
            explain: false,
            listeners: Listeners::default(),
        }
    }
}

impl Builder {
    /// The batch interval. Without it, that of the pipelines' attributes counts.
    pub fn batch(self, interval: impl IntoDuration) -> Self {
        Builder { batch: Some(positive(interval)), ..self }
    }

    /// How many partitions keyed operators have, and sources at most: up to 4096, the number of key
    /// groups. Default: as many as threads.
    pub fn partitions(self, n: usize) -> Self {
        Builder { partitions: Some(n), ..self }
    }

    /// How many threads compute: up to 1024. Default: as many as the machine has cores for the
    /// process.
    pub fn threads(self, n: usize) -> Self {
        Builder { threads: Some(n), ..self }
    }

    /// Another executor than [`Local`]; it has partitions and threads of its own.
    pub fn executor(self, exec: impl Exec + 'static) -> Self {
        Builder { exec: Some(Arc::new(exec)), ..self }
    }

    /// How many batches may be computed at the same time, up to 1024 (default 1). State,
    /// `foreach_rdd` and outputs keep the order of the batches in any case.
    pub fn concurrent_batches(self, n: usize) -> Self {
        Builder { concurrent_batches: n, ..self }
    }

    /// How many batches may wait to be run (default 16: at usual intervals seconds of data, and
    /// little memory beside what sources buffer themselves). When as many wait, sources are held
    /// back, and batch times pass without a batch.
    pub fn queued_batches(self, n: usize) -> Self {
        Builder { queued_batches: n, ..self }
    }

    /// How many bytes of its sources a batch may take (default: no bound): what is beyond them
    /// stays for the next batches, each source has an equal share, and takes one record, or one
    /// entry of a queue, at least. What a batch needs while it is computed can be many times its
    /// text, so this bounds the memory of a context that catches up.
    pub fn max_batch_bytes(self, bytes: u64) -> Self {
        Builder { max_batch_bytes: Some(bytes), ..self }
    }

    /// How long a graceful stop waits for sources that do not finish: `"30s"` or a [`Duration`]
    /// (default 10 s).
    pub fn stop_limit(self, limit: impl IntoDuration) -> Self {
        Builder { stop_limit: limit.into_duration(), ..self }
    }

    /// For how many batches the lineage is kept (default 100).
    pub fn lineage_kept(self, batches: usize) -> Self {
        Builder { lineage_kept: batches, ..self }
    }

    /// The log of the run, beside the lineages that are kept in memory.
    #[doc(hidden)]
    pub fn batch_log(self, log: impl BatchLog) -> Self {
        Builder { log: Some(Arc::new(log)), ..self }
    }

    /// How many batches without input are run at most for windows that ended in batch times that
    /// have passed without a batch, because earlier ones took long or the clock was set forward
    /// (default 1000). Windows beyond that are counted (`windows_skipped`) and not given out. A run
    /// may also begin at most so many batches ahead of the clock, where an earlier one that wrote
    /// to the same place has left batches there; else it does not start.
    pub fn max_catch_up(self, batches: u64) -> Self {
        Builder { max_catch_up: batches, ..self }
    }

    /// What is done when all sources have reached an end of their own (default:
    /// [`AtEnd::CloseWindows`]).
    pub fn at_end(self, at_end: AtEnd) -> Self {
        Builder { at_end, ..self }
    }

    /// One more who hears what happens.
    pub fn listener(mut self, listener: impl Listener) -> Self {
        self.listeners.0.push(Box::new(listener));
        self
    }

    /// How much text of dead letters is kept (default 16 MiB); older ones give way, and are
    /// counted.
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

    /// The seed of hash tables and back-offs. Default: another one in each run, so that keys from
    /// outside cannot be chosen to collide.
    pub fn seed(self, seed: u64) -> Self {
        Builder { seed: Some(seed), ..self }
    }

    /// Whether SIGINT and SIGTERM, on Windows Ctrl-C and the console's other events, stop the
    /// context (default: yes).
    pub fn signals(self, listen: bool) -> Self {
        Builder { signals: listen, ..self }
    }

    /// Prints no summary at the stop.
    pub fn quiet(self) -> Self {
        Builder { report: Report::Nothing, ..self }
    }

    /// Prints every count that is not zero at the stop, and not only a summary.
    pub fn all_counts(self) -> Self {
        Builder { report: Report::Everything, ..self }
    }

    /// `print` leaves out batches without records.
    pub fn skip_empty(self) -> Self {
        Builder { skip_empty: true, ..self }
    }

    /// `print` writes what Spark writes, to the byte: the head has no name and no date.
    pub fn spark_print(self) -> Self {
        Builder { spark_print: true, ..self }
    }

    /// Takes the flags of [`USAGE`](crate::args::USAGE) off `args` and leaves the rest, for
    /// programs with flags of their own.
    ///
    /// # Errors
    /// When a value is missing or cannot be read.
    pub fn args(self, args: &mut Vec<String>) -> Result<Self, Error> {
        let mut taken = Args::new(std::mem::take(args));
        let builder = self.take(&mut taken)?;
        std::mem::swap(args, taken.rest_mut());
        Ok(builder)
    }

    /// Takes the flags of [`USAGE`](crate::args::USAGE) off `args`, on which there must be nothing
    /// else: see [`Args::context`].
    ///
    /// # Errors
    /// Those of [`Builder::args`], and when something is left over.
    pub fn all_args(self, mut args: Args) -> Result<Self, Error> {
        let builder = self.take(&mut args)?;
        args.is_empty()?;
        Ok(builder)
    }

    fn take(mut self, args: &mut Args) -> Result<Self, Error> {
        if let Some(interval) = args.value("--batch")? {
            self = self.batch(interval.as_str());
        }
        self.partitions = args.number("--partitions")?.or(self.partitions);
        self.threads = args.number("--threads")?.or(self.threads);
        self.concurrent_batches = args.number("--concurrent-batches")?.unwrap_or(self.concurrent_batches);
        self.max_batch_bytes = args.number("--max-batch-bytes")?.or(self.max_batch_bytes);
        self.max_catch_up = args.number("--max-catch-up")?.unwrap_or(self.max_catch_up);
        if let Some(at_end) = args.value("--at-end")? {
            self.at_end = AtEnd::parse(&at_end).map_err(Error::Config)?;
        }
        match (args.flag("--quiet"), args.flag("--stats")) {
            (true, true) => {
                let text =
                    "`--quiet` prints nothing at the stop and `--stats` all counts: they exclude each other";
                return Err(Error::Config(text.to_owned()));
            }
            (true, false) => self.report = Report::Nothing,
            (false, true) => self.report = Report::Everything,
            (false, false) => {}
        }
        self.skip_empty |= args.flag("--skip-empty");
        self.spark_print |= args.flag("--spark-print");
        self.explain |= args.flag("--explain");
        Ok(self)
    }

    /// Refuses settings that make no sense. Returns the numbers of threads and partitions.
    pub(super) fn check(&self) -> Result<(usize, usize), Error> {
        if let Some(Err(fault)) = &self.batch {
            return Err(Error::Config(fault.clone()));
        }
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let threads = within("threads", self.threads.unwrap_or_else(cores), THREADS_MAX)?;
        let partitions = within("partitions", self.partitions.unwrap_or(threads), KEY_GROUPS as usize)?;
        within("concurrent batches", self.concurrent_batches, THREADS_MAX)?;
        within("queued batches", self.queued_batches, usize::MAX)?;
        match self.max_batch_bytes {
            Some(0) => Err(Error::Config("the bytes of a batch cannot be 0".to_owned())),
            _ => Ok((threads, partitions)),
        }
    }

    /// The context.
    ///
    /// # Errors
    /// When a setting makes no sense.
    pub fn build(self) -> Result<StreamingContext, Error> {
        let (threads, partitions) = self.check()?;
        let batch = self.batch.transpose().map_err(Error::Config)?;
        let exec = match self.exec {
            Some(exec) => exec,
            None => Arc::new(Local::new(threads, partitions as u32)),
        };
        if exec.place().peers > 1 {
            return Err(Error::Config(
                "a context drives a single instance; see `testkit` for `sim`".to_owned(),
            ));
        }
        Ok(StreamingContext {
            batch,
            exec,
            concurrent_batches: self.concurrent_batches,
            queued_batches: self.queued_batches,
            max_batch_bytes: self.max_batch_bytes,
            stop_limit: self.stop_limit.map_err(Error::Config)?,
            lineage_kept: self.lineage_kept,
            log: self.log,
            max_catch_up: self.max_catch_up,
            at_end: self.at_end,
            dead_letter_bytes: self.dead_letter_bytes,
            clock: self.clock,
            fs: self.fs,
            console: self.console,
            seed: self.seed.unwrap_or_else(Rng::fresh_seed),
            signals: self.signals,
            report: self.report,
            skip_empty: self.skip_empty,
            spark_print: self.spark_print,
            explain: self.explain,
            listeners: self.listeners,
            stats: Arc::new(Stats::default()),
        })
    }
}

/// Far more than machines have cores; a mistyped number would only exhaust the system.
const THREADS_MAX: usize = 1024;

/// A batch interval.
fn positive(interval: impl IntoDuration) -> Result<Duration, String> {
    let interval = interval.into_duration()?;
    match interval.as_micros() {
        0 => Err("a batch interval cannot be less than a microsecond".to_owned()),
        micros if micros > LONGEST.into() => {
            Err("a batch interval cannot be longer than thirty years".to_owned())
        }
        _ => Ok(interval),
    }
}

fn within(what: &str, n: usize, most: usize) -> Result<usize, Error> {
    match n {
        0 => Err(Error::Config(format!("the number of {what} cannot be 0"))),
        n if n > most => Err(Error::Config(format!("the number of {what} cannot be {n}: at most {most}"))),
        n => Ok(n),
    }
}

impl Args {
    /// The context with the settings of what is left.
    ///
    /// # Errors
    /// When something is left that a context does not know, and when a setting makes no sense.
    pub fn context(self) -> Result<StreamingContext, Error> {
        StreamingContext::builder().all_args(self)?.build()
    }
}
