//! What becomes of a batch when something fails in it, under each policy.
//!
//! **Method:** every kind of failure meets every policy, under every executor; what happened is one
//! table, which is held against the files in `failures/`. A batch of two outputs shows whether the
//! other output went on, a third batch whether the context did.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    fmt::Write,
    io,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};
use streamc::{
    env::{Console, MemFs},
    prelude::*,
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::Str,
    testkit::{self, Executor, Screen, TestKit},
};

/// Fails in the closure of an operator, in the iterator that one gives, in a closure of the driver.
fn fails<'a>(how: &str, place: &str, line: &'a str) -> &'a str {
    assert!(how != place || line != "bad", "{place} panics");
    line
}

/// An iterator of the user's that fails while it runs.
fn pieces<'a>(how: &str, line: &'a str) -> impl Iterator<Item = &'a str> {
    line.split(' ').map(move |piece| fails(how, "iterator", piece))
}

fn outcome(how: &str, rdd: &Rdd<&str>) -> Result<(), String> {
    let bad = rdd.iter().any(|line| *line == "bad");
    assert!(!bad || how != "driver panic", "driver panics");
    if bad && how == "driver error" { Err("driver fails".to_owned()) } else { Ok(()) }
}

/// What the closure of the driver was called with.
type Calls = Arc<Mutex<Vec<String>>>;

macro_rules! policy {
    ($name:ident $(.$option:ident($value:literal))*) => {
        #[pipeline(batch = "1s")]
        fn $name(lines: DStream<&str>, others: DStream<&str>, how: &'static str, log: Calls) {
            let closed = lines.map(|line| fails(how, "closure", line)).flat_map(|line| pieces(how, line));
            closed.foreach_rdd(|rdd| {
                log.lock().unwrap().push(rdd.iter().copied().collect::<Vec<_>>().join(" "));
                outcome(how, &rdd)
            })$(.$option($value))*;
            others.count().print();
        }
    };
}

policy!(stops);
policy!(retries.on_error("retry(2)"));
policy!(skips.on_error("skip"));
policy!(keeps.on_panic("dead_letter"));
policy!(goes_on.on_error("skip").on_panic("dead_letter"));

type Make = fn(DStream<&'static str>, DStream<&'static str>, &'static str, Calls) -> Pipeline;

const POLICIES: [(&str, Make); 5] = [
    ("stop", |lines, others, how, log| stops(lines, others, how, log)),
    ("retry(2)", |lines, others, how, log| retries(lines, others, how, log)),
    ("skip", |lines, others, how, log| skips(lines, others, how, log)),
    ("dead_letter", |lines, others, how, log| keeps(lines, others, how, log)),
    ("skip, dead_letter", |lines, others, how, log| goes_on(lines, others, how, log)),
];

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 6 },
];

/// One row: the failing batch is the second of three.
fn row(how: &'static str, make: Make, executor: Executor) -> String {
    let (lines, others, log) = (testkit::input::<&str>(), testkit::input::<&str>(), Arc::default());
    let mut kit =
        TestKit::new(make(lines.stream(), others.stream(), how, Arc::clone(&log))).executor(executor);
    let mut row = String::new();
    for batch in [["a", "b"], ["c", "bad"], ["d", "e"]] {
        lines.push(batch);
        others.push(batch);
        match kit.run_batch() {
            Ok(outputs) => write!(row, " ok {:?}", outputs.output("others.count.print")).unwrap(),
            Err(error) => write!(row, " ERR({})", error.to_string().rsplit(": ").next().unwrap()).unwrap(),
        }
    }
    let letters = kit.dead_letters().unwrap();
    for letter in &letters {
        let of = letter.records.join(" ");
        write!(row, "; letter [{of}]: {}", letter.reason.rsplit(": ").next().unwrap()).unwrap();
    }
    let stats = kit.stats().unwrap();
    let counts = (stats.batches_failed.get(), stats.outputs_skipped.get(), stats.outputs_retried.get());
    write!(row, "; failed {}, skipped {}, retried {}", counts.0, counts.1, counts.2).unwrap();
    write!(row, "; called with {:?}", log.lock().unwrap()).unwrap();
    row
}

#[test]
fn every_failure_under_every_policy() {
    let mut table = String::new();
    for how in ["closure", "iterator", "driver panic", "driver error"] {
        for (policy, make) in POLICIES {
            let rows: Vec<String> = EXECUTORS.iter().map(|executor| row(how, make, *executor)).collect();
            assert!(rows.iter().all(|row| *row == rows[0]), "executors differ: {rows:#?}");
            writeln!(table, "{how:13} {policy:18}{}", rows[0]).unwrap();
        }
    }
    hold(&table, "closures.txt");
}

#[pipeline(batch = "1s")]
fn two_states(lines: DStream<&str>, bad: &'static str) {
    let pairs = lines.map(|line| (line, 1u64));
    let torn = pairs.update_state_by_key(|n, before: Option<u64>| {
        assert!(n.iter().all(|_| bad != "now") || before.is_none(), "an update panics");
        Some(before.unwrap_or(0) + n.iter().sum::<u64>())
    });
    torn.save_as_text_files("torn").on_panic("dead_letter");
    let whole =
        pairs.update_state_by_key(|n, before: Option<u64>| Some(before.unwrap_or(0) + n.iter().sum::<u64>()));
    whole.save_as_text_files("whole");
}

/// A state whose closure panicked stays as it was, in all partitions and instances; the other one
/// goes on.
#[test]
fn state_of_a_failed_stage_stays_and_other_state_advances() {
    for executor in EXECUTORS {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(two_states(lines.stream(), "now")).executor(executor).partitions(3);
        lines.push(["a", "b", "c"]);
        lines.push(["a", "x", "y"]);
        lines.push(["x", "y", "z"]);
        let sorted = |outputs: &testkit::BatchOutputs, name| {
            let mut all: Vec<String> = outputs.output(name).into_iter().map(str::to_owned).collect();
            all.sort();
            all.join(" ")
        };
        let first = kit.run_batch().unwrap();
        assert_eq!(sorted(&first, "torn.save_as_text_files"), "(a,1) (b,1) (c,1)", "{executor:?}");
        let second = kit.run_batch().unwrap();
        assert_eq!(sorted(&second, "torn.save_as_text_files"), "", "{executor:?}");
        assert_eq!(
            sorted(&second, "whole.save_as_text_files"),
            "(a,2) (b,1) (c,1) (x,1) (y,1)",
            "{executor:?}"
        );
        let third = kit.run_batch().unwrap();
        assert_eq!(
            sorted(&third, "torn.save_as_text_files"),
            "(a,1) (b,1) (c,1) (x,1) (y,1) (z,1)",
            "{executor:?}"
        );
        assert_eq!(
            sorted(&third, "whole.save_as_text_files"),
            "(a,2) (b,1) (c,1) (x,2) (y,2) (z,1)",
            "{executor:?}"
        );
        let letters = kit.dead_letters().unwrap();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].reason.contains("`update_state_by_key`"), "{}", letters[0].reason);
    }
}

/// A terminal that fails when it is to show the second batch, so many times: by an error or by a
/// panic.
#[derive(Debug)]
struct Broken {
    times: AtomicU32,
    panics: bool,
    shown: Arc<Mutex<Vec<String>>>,
}

impl Console for Broken {
    fn out(&self, text: &str) -> io::Result<()> {
        let left = || self.times.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
        if text.contains("bad") && left().is_ok() {
            assert!(!self.panics, "terminal panics");
            return Err(io::Error::other("terminal fails"));
        }
        let records: Vec<&str> = text.lines().skip(3).filter(|line| !line.is_empty()).collect();
        // under load there are empty batches in between
        if !records.is_empty() {
            self.shown.lock().unwrap().push(records.join(" "));
        }
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

macro_rules! shown {
    ($name:ident $(.$option:ident($value:literal))*) => {
        #[pipeline(batch = "1s")]
        fn $name(lines: DStream<&str>) {
            lines.print()$(.$option($value))*;
        }
    };
}

shown!(shown_or_stopped);
shown!(shown_or_retried.on_error("retry(2)"));
shown!(shown_or_skipped.on_error("skip"));
shown!(shown_or_kept.on_panic("dead_letter"));
shown!(shown_or_gone.on_error("skip").on_panic("dead_letter"));

type Build = fn(DStream<&'static str>) -> Pipeline;

const SHOWN: [(&str, Build); 5] = [
    ("stop", |lines| shown_or_stopped(lines)),
    ("retry(2)", |lines| shown_or_retried(lines)),
    ("skip", |lines| shown_or_skipped(lines)),
    ("dead_letter", |lines| shown_or_kept(lines)),
    ("skip, dead_letter", |lines| shown_or_gone(lines)),
];

/// One run of a context: how it ended, what was shown, what was kept.
fn context_row(pipeline: Pipeline, times: u32, panics: bool) -> String {
    let shown = Arc::new(Mutex::new(Vec::new()));
    let console = Broken { times: AtomicU32::new(times), panics, shown: Arc::clone(&shown) };
    let context =
        StreamingContext::builder().quiet().signals(false).console(console).batch("5ms").build().unwrap();
    let running = context.start([pipeline]).unwrap();
    let mut row = match running.await_termination() {
        Ok(()) => " ok".to_owned(),
        Err(error) => format!(" ERR({})", error.to_string().rsplit(": ").next().unwrap()),
    };
    write!(row, "; shown {:?}", shown.lock().unwrap()).unwrap();
    for letter in running.dead_letters() {
        write!(row, "; letter [{}]", letter.records.join(" ")).unwrap();
    }
    write!(row, "; retried {}", running.stats().outputs_retried.get()).unwrap();
    row
}

/// A sink that took a batch and cannot show it.
#[test]
fn every_failure_of_a_sink_under_every_policy() {
    let mut table = String::new();
    for (how, times, panics) in [("error once", 1, false), ("error always", 9, false), ("panic", 1, true)] {
        for (policy, make) in SHOWN {
            let lines = queue_stream([vec!["a", "b"], vec!["c", "bad"], vec!["d"]]);
            let row = context_row(make(lines.into_dstream()), times, panics);
            writeln!(table, "sink {how:12} {policy:18}{row}").unwrap();
        }
    }
    hold(&table, "sinks.txt");
}

macro_rules! saved {
    ($name:ident $(.$option:ident($value:literal))*) => {
        #[pipeline(batch = "1s")]
        fn $name(lines: DStream<&str>) {
            lines.save_as_text_files("out/lines")$(.$option($value))*;
            lines.count().print();
        }
    };
}

saved!(saved_or_stopped);
saved!(saved_or_retried.on_error("retry(2)"));
saved!(saved_or_skipped.on_error("skip"));
saved!(saved_or_kept.on_panic("dead_letter"));
saved!(saved_or_gone.on_error("skip").on_panic("dead_letter"));

const SAVED: [(&str, Build); 5] = [
    ("stop", |lines| saved_or_stopped(lines)),
    ("retry(2)", |lines| saved_or_retried(lines)),
    ("skip", |lines| saved_or_skipped(lines)),
    ("dead_letter", |lines| saved_or_kept(lines)),
    ("skip, dead_letter", |lines| saved_or_gone(lines)),
];

/// A sink that cannot take a batch: the disk is full for one write of the second of three.
#[test]
fn every_failure_of_files_under_every_policy() {
    let mut table = String::new();
    for (policy, make) in SAVED {
        let (lines, files, screen) = (testkit::input::<&str>(), MemFs::new(), Screen::default());
        let kit = TestKit::new(make(lines.stream())).start_ms(0).source_partitions(1);
        let mut kit = kit.writes_to(files.clone(), screen.clone());
        let mut row = String::new();
        for batch in [["a", "b"], ["c", "bad"], ["d", "e"]] {
            if batch.contains(&"bad") {
                files.fail_write_after(0, io::ErrorKind::StorageFull);
            }
            lines.push(batch);
            match kit.run_batch() {
                Ok(_) => row.push_str(" ok"),
                Err(error) => {
                    write!(row, " ERR({})", error.to_string().rsplit(": ").next().unwrap()).unwrap()
                }
            }
        }
        let there = |n: u64| files.get(format!("out/lines-{}/part-00000", n * 1000));
        let there: Vec<u64> = (1..=3).filter(|n| there(*n).is_some()).collect();
        write!(row, "; files of {there:?}, printed {}", screen.take().matches("Time: ").count()).unwrap();
        for letter in kit.dead_letters().unwrap() {
            write!(row, "; letter [{}]", letter.records.join(" ")).unwrap();
        }
        let left = files.paths().iter().filter(|path| path.to_string_lossy().contains("/.")).count();
        let retried = kit.stats().unwrap().outputs_retried.get();
        writeln!(table, "files {policy:18}{row}; retried {retried}, {left} left behind").unwrap();
    }
    hold(&table, "files.txt");
}

/// What a receiver of the user's does on its second start; on the first it gives a line and wants
/// to be started again.
#[derive(Debug)]
struct Failing(&'static str, u32);

impl Receiver<Str> for Failing {
    fn name(&self) -> String {
        "failing".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        self.1 += 1;
        store.lines(format!("start {}\n", self.1).as_bytes())?;
        match (self.1, self.0) {
            (1, "error") => Ok(End::Restart("connection lost".to_owned())),
            (1, "fails for good") => Ok(End::Failed("no such topic".to_owned())),
            (1, "panic") => panic!("receiver panics"),
            _ => Ok(End::Finished),
        }
    }
}

/// An iterator of the user's that is a source: it gives two lines and panics.
fn lines_and_a_panic() -> DStream<&'static str> {
    let panics = std::iter::from_fn(|| panic!("iterator panics"));
    iter_stream(["one", "two"].into_iter().chain(panics)).named("numbers").into_dstream()
}

/// Policies are of outputs and change nothing here: a receiver is started again, or the context
/// stops after what it has received.
#[test]
fn every_failure_of_a_source_under_every_policy() {
    let mut table = String::new();
    for how in ["error", "fails for good", "panic", "iterator"] {
        for (policy, make) in SHOWN {
            let (shown, console) = (Arc::new(Mutex::new(Vec::new())), AtomicU32::new(0));
            let console = Broken { times: console, panics: false, shown: Arc::clone(&shown) };
            let builder = StreamingContext::builder().quiet().signals(false).console(console).batch("10ms");
            let lines = match how {
                "iterator" => lines_and_a_panic(),
                _ => receiver_stream(Failing(how, 0)).into_dstream(),
            };
            let running = builder.build().unwrap().start([make(lines)]).unwrap();
            let ended = running.await_termination().map_err(|error| error.to_string());
            // in how many batches it came depends on the time
            let lines = shown.lock().unwrap().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            let restarts = running.stats().receiver_restarts.get();
            let letters = running.dead_letters().len();
            writeln!(
                table,
                "source {how:15}{policy:18} {ended:?}; shown [{lines}]; restarts {restarts}, letters {letters}"
            )
            .unwrap();
        }
    }
    hold(&table, "sources.txt");
}

fn hold(table: &str, file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/failures").join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        std::fs::write(&path, table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), table, "UPDATE_EXPECT=1 writes it");
}

/// A record whose own code panics, wherever the runtime calls it.
#[derive(Record)]
struct Bitter(String);

impl Bitter {
    fn taste(&self, what: &str) {
        assert!(!self.0.contains(what), "{what} is bitter");
    }
}

impl Text for Bitter {
    fn text(&self, out: &mut String) {
        self.taste("text");
        out.push_str(&self.0);
    }
}

impl Clone for Bitter {
    fn clone(&self) -> Self {
        self.taste("clone");
        Bitter(self.0.clone())
    }
}

#[pipeline(batch = "1s")]
fn bitter(lines: DStream<&str>) {
    let records = lines.map(|line| Bitter(line.to_owned()));
    records.print().on_panic("dead_letter");
    records.save_as_text_files("saved").on_panic("dead_letter");
    lines.save_as_text_files("lines");
}

/// An output that may be tried again has a copy of what it is given.
#[pipeline(batch = "1s")]
fn copied(lines: DStream<&str>) {
    let records = lines.map(|line| Bitter(line.to_owned()));
    records.save_as_text_files("copied").on_error("retry(1)").on_panic("dead_letter");
}

/// Panics in the code of a record are panics of the output that calls it: its policy decides, the
/// others go on, and what can be kept of it is.
#[test]
fn a_record_that_panics_takes_its_output_alone() {
    for executor in [Executor::Local { threads: 1 }, Executor::Wire] {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(bitter(lines.stream())).executor(executor).source_partitions(1);
        for batch in [["good", "text"], ["good", "good"]] {
            lines.push(batch);
            let got = kit.run_batch().unwrap();
            assert_eq!(got.output("lines.save_as_text_files"), batch, "{executor:?}");
        }
        let letters = kit.dead_letters().unwrap();
        assert_eq!(letters.len(), 2, "{executor:?}: {letters:#?}");
        for letter in &letters {
            assert!(letter.reason.contains("text is bitter"), "{executor:?}: {letter:?}");
            let kept = ["good", "(the text of this record panicked: text is bitter)"];
            assert_eq!(letter.records, kept, "{executor:?}");
        }

        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(copied(lines.stream())).executor(executor).source_partitions(1);
        for batch in [["good", "clone"], ["good", "good"]] {
            lines.push(batch);
            kit.run_batch().unwrap();
        }
        let letters = kit.dead_letters().unwrap();
        assert!(
            letters.len() == 1 && letters[0].reason.contains("clone is bitter"),
            "{executor:?}: {letters:#?}"
        );
        assert_eq!(kit.output("records.save_as_text_files")[1], ["good", "good"], "{executor:?}");
    }
}
