//! The kit itself: what a test says to it and asks of it.

use super::made::{Around, Made, Seams};
use super::{Executor, Options, Saved};
use crate::{
    batch::{BatchId, BatchTime, InputLineage, IntoDuration},
    cx::{DeadLetter, Tapped},
    env::{Console, Fs},
    error::Error,
    metrics::stats::Stats,
    pipeline::Pipeline,
    schedule::{AtEnd, Case, Continued},
    sink::{LogState, Prepared},
};
use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};
use streamc_core::source::{Limits, Positions};

/// What each output got, as text: by name, then batch by batch.
pub type Outputs = BTreeMap<&'static str, Vec<Vec<String>>>;

/// Runs a pipeline on given batches, and shows what each of its outputs got. See
/// [the module](crate::testkit).
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// /// The turnover of every two seconds, and what is not an order.
/// #[pipeline(batch = "1s")]
/// fn turnover(lines: DStream<&str>) {
///     let (cents, bad) = lines.try_map(|line| line.parse::<u64>());
///     let sums = cents.reduce_by_window(|a, b| a + b, "2s", "2s");
///     sums.print();
///     bad.count().print();
/// }
///
/// let lines = testkit::input::<&str>();
/// let mut kit = TestKit::new(turnover(lines.stream()));
/// lines.push(["100", "250"]); // of the first batch
/// lines.push(["tea"]); // of the second
/// lines.push(["40"]);
/// assert_eq!(kit.run_batch()?.output("sums.print"), [""; 0]); // the window has not ended
/// let second = kit.run_batch()?;
/// assert_eq!((second.output("sums.print"), second.output("bad.count.print")), (vec!["350"], vec!["1"]));
/// kit.run_batch()?;
/// // what a context does when its input has ended: the window that is open is given out
/// assert_eq!(kit.finish()?[0].output("sums.print"), ["40"]);
/// // each output, batch by batch
/// assert_eq!(kit.output("sums.print").concat(), ["350", "40"]);
/// assert_eq!(kit.stats()?.counter("cents.try_map")?, 1);
/// # Ok::<(), streamc::Error>(())
/// ```
pub struct TestKit {
    options: Options,
    pipeline: Option<Pipeline>,
    around: Around,
    made: Option<Made>,
    outputs: Outputs,
}

/// What the outputs got in one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchOutputs {
    /// The batch.
    pub batch: BatchId,
    /// By output and partition.
    partitions: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl BatchOutputs {
    /// The records of an output, as text, in the order of the partitions. `foreach_rdd` leaves
    /// none.
    ///
    /// # Panics
    /// When the pipeline has no such output; the message lists those that it has.
    #[must_use]
    #[track_caller]
    pub fn output(&self, name: &str) -> Vec<&str> {
        self.partitions(name).iter().flatten().map(String::as_str).collect()
    }

    /// The same, apart for each partition.
    ///
    /// # Panics
    /// See [`BatchOutputs::output`].
    #[must_use]
    #[track_caller]
    pub fn partitions(&self, name: &str) -> &[Vec<String>] {
        match self.partitions.get(name) {
            Some(partitions) => partitions,
            None => no_output(name, self.partitions.keys()),
        }
    }

    /// The time.
    #[must_use]
    pub fn time(&self) -> BatchTime {
        self.batch.time
    }
}

impl fmt::Debug for TestKit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestKit({:?})", self.options)
    }
}

impl TestKit {
    /// For one pipeline, with the default [`Options`].
    #[must_use]
    pub fn new(pipeline: Pipeline) -> Self {
        TestKit::with_options(pipeline, Options::default())
    }

    /// For one pipeline.
    #[must_use]
    pub fn with_options(pipeline: Pipeline, options: Options) -> Self {
        crate::record::check_keys();
        let outputs = pipeline.plan().outputs.iter().map(|name| (*name, Vec::new())).collect();
        TestKit { options, pipeline: Some(pipeline), around: Around::default(), made: None, outputs }
    }

    /// Runs a pipeline until its inputs are finished: gives what each output got in each batch.
    ///
    /// # Errors
    /// Those of the first batch that fails.
    pub fn run(pipeline: Pipeline, options: Options) -> Result<Outputs, Error> {
        let mut kit = TestKit::with_options(pipeline, options);
        while !kit.made()?.finished() {
            kit.run_batch()?;
        }
        Ok(kit.outputs)
    }

    /// Another executor. Before the first batch, as the other settings.
    #[must_use]
    pub fn executor(mut self, executor: Executor) -> Self {
        self.options.executor = executor;
        self
    }

    /// Another number of partitions of keyed operators.
    #[must_use]
    pub fn partitions(mut self, n: u32) -> Self {
        self.options.partitions = n;
        self
    }

    /// Another number of partitions for each input.
    #[must_use]
    pub fn source_partitions(mut self, n: usize) -> Self {
        self.options.source_partitions = n;
        self
    }

    /// Another batch interval: `"100ms"` or a [`Duration`].
    ///
    /// # Panics
    /// When it cannot be read, or is zero.
    #[must_use]
    #[track_caller]
    pub fn interval(mut self, interval: impl IntoDuration) -> Self {
        match interval.into_duration() {
            Ok(Duration::ZERO) => panic!("a batch interval cannot be zero"),
            Ok(interval) => self.options.interval = Some(interval),
            Err(refused) => panic!("{refused}"),
        }
        self
    }

    /// Another time at which the context starts, in milliseconds since 1970: see
    /// [`Options::start`].
    #[must_use]
    pub fn start_ms(mut self, millis: u64) -> Self {
        self.options.start = BatchTime { micros: millis * 1000 };
        self
    }

    /// Another limit for [`TestKit::pass`] and [`TestKit::finish`]: see [`Options::max_catch_up`].
    #[must_use]
    pub fn max_catch_up(mut self, n: u64) -> Self {
        self.options.max_catch_up = n;
        self
    }

    /// Outputs write their very text to this terminal, and their very files there, and sources read
    /// there, as they do in a context. They leave nothing in the kit then ([`BatchOutputs::output`]
    /// is empty). [`Screen`](super::Screen) and [`MemFs`](crate::env::MemFs) keep it in memory. A
    /// folder that cannot be written is an error of the first batch.
    #[must_use]
    pub fn writes_to(mut self, fs: impl Fs, console: impl Console) -> Self {
        self.around.seams = Some(Seams { fs: Arc::new(fs), console: Arc::new(console) });
        self
    }

    /// Starts as a run does that continues a log: sinks are held against what it has decided, and
    /// staging ones commit what they lack of `decided`, by the names of outputs. Batches are
    /// numbered from the one after the last that the log has decided.
    #[doc(hidden)]
    #[must_use]
    pub fn continues(mut self, state: LogState, decided: Vec<(String, Vec<Prepared>)>) -> Self {
        self.around.continued = Some(Continued { state, decided });
        self
    }

    /// Saves the states as of the last batch, as they are saved in files: windows, keys with their
    /// states and timeouts, and which batches have failed.
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// use streamc::{prelude::*, testkit::{self, TestKit}};
    ///
    /// #[pipeline(batch = "1s")]
    /// fn visits(users: DStream<&str>) {
    ///     let visits = users.map(|user| (user, 1u64)).update_state_by_key(|new, n: Option<u64>| {
    ///         Some(n.unwrap_or(0) + new.iter().sum::<u64>())
    ///     });
    ///     visits.print();
    /// }
    ///
    /// let users = testkit::input::<&str>();
    /// let mut kit = TestKit::new(visits(users.stream()));
    /// users.push(["ada", "ada"]);
    /// kit.run_batch()?;
    /// let saved = kit.save()?;
    ///
    /// let users = testkit::input::<&str>();
    /// let mut kit = TestKit::new(visits(users.stream())).partitions(5).restore(&saved);
    /// users.push(["ada"]);
    /// assert_eq!(kit.run_batch()?.output("visits.print"), ["(ada,3)"]);
    /// # Ok::<(), streamc::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn save(&mut self) -> Result<Saved, Error> {
        self.made()?.save()
    }

    /// Continues from states that another kit with the same pipeline has saved: with the next batch
    /// number and time, and with the same executor and [partitions](TestKit::partitions) or others.
    /// With the same ones outputs get the same bytes as without saving; with others the same
    /// records. Inputs begin empty, and so does what `remember` and driver state hold. Before the
    /// first batch.
    #[must_use]
    pub fn restore(mut self, saved: &Saved) -> Self {
        self.around.saved = Some(saved.clone());
        self
    }

    /// The sources go on from these positions, in the order in which the pipeline names them first:
    /// those of another kit ([`TestKit::positions`]), as a run that continues has them.
    #[must_use]
    pub fn from_positions(mut self, from: Vec<Positions>) -> Self {
        self.around.from = from;
        self
    }

    /// How far decided batches have read each source, in the order in which the pipeline names them
    /// first.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn positions(&mut self) -> Result<Vec<Positions>, Error> {
        Ok(self.made()?.positions())
    }

    /// What a batch takes of a source at most, from the next one on.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn limit(&mut self, limits: Limits) -> Result<(), Error> {
        self.made()?.limit(limits);
        Ok(())
    }

    /// What each source had for the last batch and said of its splits then; sources of which there
    /// is nothing to say are left out.
    #[must_use]
    pub fn last_inputs(&self) -> Vec<InputLineage> {
        self.made.as_ref().map(Made::last_inputs).unwrap_or_default()
    }

    /// Batches and decisions go to this log, in the order in which a context passes them.
    #[doc(hidden)]
    #[must_use]
    pub fn batch_log(mut self, log: impl crate::log::BatchLog) -> Self {
        self.around.log = Some(Arc::new(log));
        self
    }

    /// Runs the next batch, with what has been pushed into the inputs for it; an input without is
    /// empty.
    ///
    /// # Errors
    /// When the pipeline cannot start, and when the batch fails.
    pub fn run_batch(&mut self) -> Result<BatchOutputs, Error> {
        let made = self.made()?;
        if made.is_over() {
            return Err(Error::Config("the kit was finished, and runs no more batches".to_owned()));
        }
        let result = made.run_batch();
        let tapped = made.tapped();
        let partitions = self.note(tapped);
        result.map(|batch| BatchOutputs { batch, partitions })
    }

    /// Runs the next `n` batches, with what has been pushed for each, as a context does that may
    /// run as many at once: later ones begin before earlier ones are decided, as far as they need
    /// nothing of them. Several instances (`Sim`) run them one by one. Gives what became of each;
    /// what outputs got is in [`TestKit::outputs`].
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn run_overlapping(&mut self, n: usize) -> Result<Vec<Result<BatchId, Error>>, Error> {
        let made = self.made()?;
        let results = made.run_batches(n);
        let tapped = made.tapped();
        self.note_all(&results, tapped);
        Ok(results)
    }

    /// As [`TestKit::run_overlapping`], and saves the states as of the batch number `at` of these,
    /// counted from 0, while later ones run.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    ///
    /// # Panics
    /// When `at` is not one of the batches.
    pub fn run_overlapping_saving(
        &mut self,
        n: usize,
        at: usize,
    ) -> Result<(Vec<Result<BatchId, Error>>, Saved), Error> {
        assert!(at < n, "batch {at} is not one of {n}");
        let made = self.made()?;
        let (results, saved) = made.run_batches_saving(n, at)?;
        let tapped = made.tapped();
        self.note_all(&results, tapped);
        Ok((results, saved))
    }

    fn note_all(&mut self, results: &[Result<BatchId, Error>], tapped: Vec<Tapped>) {
        let mut tapped = tapped.into_iter().peekable();
        for result in results {
            // a batch that failed has left nothing
            let seq = result.as_ref().ok().map(|id| id.seq);
            let of_batch = std::iter::from_fn(|| tapped.next_if(|part| Some(part.seq) == seq)).collect();
            self.note(of_batch);
        }
    }

    /// The next `n` batch times pass without a batch, as they do when a clock is set forward: gives
    /// the batches without input that a context runs for windows that ended meanwhile, as many as
    /// it runs at most.
    ///
    /// # Errors
    /// When the pipeline cannot start, and when one of these batches fails.
    pub fn pass(&mut self, n: u64) -> Result<Vec<BatchOutputs>, Error> {
        let case = self.made()?.pass(n);
        let given = self.run_without_input(case, self.options.max_catch_up)?;
        self.made()?.skip_passed();
        Ok(given)
    }

    /// Does what a context does at the end of all input, by default: gives the batches without
    /// input in which windows give out what no window has given out before. After it there is
    /// nothing more to run.
    ///
    /// # Errors
    /// When the pipeline cannot start, and when one of these batches fails.
    pub fn finish(&mut self) -> Result<Vec<BatchOutputs>, Error> {
        self.finish_as(AtEnd::CloseWindows)
    }

    /// As [`TestKit::finish`], for another setting of
    /// [`Builder::at_end`](crate::context::Builder::at_end).
    ///
    /// # Errors
    /// As [`TestKit::finish`].
    pub fn finish_as(&mut self, at_end: AtEnd) -> Result<Vec<BatchOutputs>, Error> {
        let timeouts = match at_end {
            AtEnd::Leave => return self.made()?.finish().map(|()| Vec::new()),
            AtEnd::CloseWindows => false,
            AtEnd::FireTimeouts => true,
        };
        let again = self.options.max_catch_up;
        self.made()?.not_again(again);
        let all = self.run_without_input(Case::End { timeouts, again }, u64::MAX)?;
        self.made()?.finish().map(|()| all)
    }

    /// As many of these batches as there are, and no more than `limit`.
    fn run_without_input(&mut self, case: Case, limit: u64) -> Result<Vec<BatchOutputs>, Error> {
        let mut all = Vec::new();
        loop {
            if all.len() as u64 >= limit {
                return Ok(all);
            }
            let made = self.made()?;
            let result = made.run_without_input(case);
            let tapped = made.tapped();
            if let Ok(None) = result {
                return Ok(all);
            }
            let partitions = self.note(tapped);
            all.extend(result?.map(|batch| BatchOutputs { batch, partitions }));
        }
    }

    /// Notes what outputs got in a batch; gives it by output and partition.
    fn note(&mut self, tapped: Vec<Tapped>) -> BTreeMap<&'static str, Vec<Vec<String>>> {
        let mut partitions: BTreeMap<_, Vec<Vec<String>>> =
            self.outputs.keys().map(|name| (*name, Vec::new())).collect();
        for part in tapped {
            partitions.entry(part.output).or_default().push(part.lines);
        }
        for (name, batches) in &mut self.outputs {
            batches.push(partitions.get(name).map(|parts| parts.concat()).unwrap_or_default());
        }
        partitions
    }

    /// What an output got, batch by batch; nothing in a batch that failed.
    ///
    /// # Panics
    /// When the pipeline has no such output; the message lists those that it has.
    #[must_use]
    #[track_caller]
    pub fn output(&self, name: &str) -> &[Vec<String>] {
        match self.outputs.get(name) {
            Some(batches) => batches,
            None => no_output(name, self.outputs.keys()),
        }
    }

    /// What all outputs got.
    #[must_use]
    pub fn outputs(&self) -> &Outputs {
        &self.outputs
    }

    /// The counts, over all instances.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn stats(&mut self) -> Result<Arc<Stats>, Error> {
        Ok(self.made()?.stats())
    }

    /// What outputs were given in batches that they went without, by their `on_error` or
    /// `on_panic`.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn dead_letters(&mut self) -> Result<Vec<DeadLetter>, Error> {
        Ok(self.made()?.dead_letters())
    }

    /// Loses an instance of [`Executor::Sim`](super::Executor::Sim): after `calls` more collective
    /// calls it sends nothing. The batch in which that is fails with [`Error::Peer`] in every
    /// instance, and is seen nowhere; so does every later one.
    ///
    /// # Errors
    /// When the pipeline cannot start.
    pub fn lose_instance(&mut self, instance: u32, calls: u64) -> Result<(), Error> {
        self.made()?.lose(instance, calls);
        Ok(())
    }

    fn made(&mut self) -> Result<&mut Made, Error> {
        if let Some(pipeline) = self.pipeline.take() {
            self.made = Some(Made::new(pipeline, &self.options, std::mem::take(&mut self.around))?);
        }
        self.made.as_mut().ok_or_else(|| Error::Config("the pipeline could not be started".to_owned()))
    }
}

#[track_caller]
fn no_output<'n>(name: &str, known: impl Iterator<Item = &'n &'static str>) -> ! {
    let known: Vec<String> = known.map(|known| format!("`{known}`")).collect();
    panic!("no output is called `{name}`; there are {}", known.join(", "))
}
