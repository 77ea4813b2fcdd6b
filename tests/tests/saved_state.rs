//! State that is saved and loaded: a run that is continued gives what an undisturbed one gives.
//!
//! **Method:** a random script of batches, some of which fail, and of batch times that pass without
//! one, is run by one kit. Others run a part of it, save, and let another kit run the rest: with
//! the same partitions under every executor, where all outputs are equal to the byte, floats
//! included, and with other partitions, where they have the same records.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use streamc::{
    context::AtEnd,
    env::Rng,
    prelude::*,
    record::Str,
    segment::{Segment, tag},
    testkit::{self, BatchOutputs, Executor, Options, Saved, TestInput, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 9 },
];

type Make = fn(DStream<&'static str>) -> Pipeline;

/// What each output got in a batch.
type Got = Vec<(&'static str, Vec<String>)>;

/// What a script does at one time.
#[derive(Clone, Debug)]
enum Step {
    Batch(Vec<String>),
    Pass(u64),
    /// All windows that are open are shown.
    Finish,
}

fn script(seed: u64, n: usize) -> Vec<Step> {
    let mut rng = Rng::new(seed);
    // what is often at one time is rare at another, so that keys come and go
    let line = |rng: &mut Rng, at: usize| match rng.below(12) {
        0 => format!("a key that is longer than its code, number {}=1.5", rng.below(3)),
        1 => format!("k{}=-1", rng.below(40)),
        _ => format!("k{}={}", (at as u64 / 8) * 7 % 30 + rng.below(9), 1 + rng.below(1000)),
    };
    let mut steps: Vec<Step> = (0..n)
        .map(|at| match rng.below(30) {
            0 | 1 => Step::Pass(1 + rng.below(4)),
            2 => {
                let fails = ["bad=0", "late=0"][rng.below(2) as usize];
                Step::Batch(vec![fails.to_owned(), line(&mut rng, at)])
            }
            3..7 => Step::Batch(Vec::new()),
            _ => Step::Batch((0..rng.below(12)).map(|_| line(&mut rng, at)).collect()),
        })
        .collect();
    steps.push(Step::Finish);
    steps
}

struct Run {
    kit: TestKit,
    input: TestInput<Str>,
    outputs: Vec<&'static str>,
}

impl Run {
    fn new(make: Make, executor: Executor, partitions: u32, saved: Option<&Saved>) -> Run {
        let input = testkit::input::<&str>();
        let pipeline = make(input.stream());
        let outputs = pipeline.plan().outputs.to_vec();
        let kit = TestKit::new(pipeline).executor(executor).partitions(partitions);
        let kit = match saved {
            Some(saved) => kit.restore(saved),
            None => kit,
        };
        Run { kit, input, outputs }
    }

    /// What the outputs got, or why not; by output.
    fn step(&mut self, step: &Step) -> Vec<Got> {
        let shown = |batch: &BatchOutputs| {
            let one = |name: &&'static str| {
                let lines = batch.output(name).into_iter().map(str::to_owned).collect();
                (*name, lines)
            };
            let mut all: Vec<_> = self.outputs.iter().map(one).collect();
            all.push(("batch", vec![format!("{:?}", batch.batch)]));
            all
        };
        let result = match step {
            Step::Batch(lines) => {
                self.input.push(lines.iter().map(String::as_str));
                self.kit.run_batch().map(|batch| vec![batch])
            }
            Step::Pass(n) => self.kit.pass(*n),
            Step::Finish => self.kit.finish(),
        };
        match result {
            Ok(batches) => batches.iter().map(shown).collect(),
            Err(error) => vec![vec![("error", vec![error.to_string()])]],
        }
    }
}

/// As multisets, but for what floats are in: these depend on the order of sums.
fn unordered(steps: &[Vec<Got>]) -> Vec<Got> {
    let mut all: Vec<Got> = steps.concat();
    for outputs in &mut all {
        outputs.retain(|(name, _)| !name.starts_with("float"));
        outputs.iter_mut().for_each(|(_, lines)| lines.sort());
    }
    all
}

fn check(make: Make, seeds: std::ops::Range<u64>, other_partitions: &[u32]) {
    const N: usize = 36;
    for seed in seeds {
        let script = script(seed, N);
        let mut undisturbed = Run::new(make, EXECUTORS[0], 3, None);
        let all: Vec<_> = script.iter().map(|step| undisturbed.step(step)).collect();
        let failed = all.concat().iter().filter(|batch| batch[0].0 == "error").count();
        assert!(failed * 4 < N * 3, "{failed} of {N} batches failed");
        let mut rng = Rng::new(seed);
        for (at, executor) in EXECUTORS.into_iter().enumerate() {
            let cut = rng.below(N as u64) as usize;
            let mut first = Run::new(make, executor, 3, None);
            let got: Vec<_> = script[..cut].iter().map(|step| first.step(step)).collect();
            assert_eq!(got, all[..cut]);
            let saved = first.kit.save().unwrap();
            // what is saved changes nothing
            let got: Vec<_> = script[cut..].iter().map(|step| first.step(step)).collect();
            assert_eq!(got, all[cut..], "seed {seed}, saved after {cut} and not used");

            let next = EXECUTORS[(at + rng.below(4) as usize) % 4];
            let mut second = Run::new(make, next, 3, Some(&saved));
            let got: Vec<_> = script[cut..].iter().map(|step| second.step(step)).collect();
            assert_eq!(got, all[cut..], "seed {seed}, {executor:?}, then after {cut} {next:?}");

            // before anything has used what was loaded
            let unused = |partitions, saved: &Saved| {
                Run::new(make, executor, partitions, Some(saved)).kit.save().unwrap()
            };
            let again = unused(3, &saved);
            let same = again.files().eq(saved.files());
            assert!(same, "seed {seed}, {executor:?}, saved after {cut} and again");
            if !other_partitions.is_empty() {
                let again = unused(3, &unused(2, &saved));
                let mut second = Run::new(make, executor, 3, Some(&again));
                let got: Vec<_> = script[cut..].iter().map(|step| second.step(step)).collect();
                let what = format!("seed {seed}, {executor:?}, after {cut} 2 partitions, and 3 again");
                assert_eq!(unordered(&got), unordered(&all[cut..]), "{what}");
            }

            // several times
            let (mut saved, mut from, mut partitions) = (saved, cut, 3);
            for &other in other_partitions {
                let mut run = Run::new(make, next, other, Some(&saved));
                let upto = (from + rng.below(4) as usize).min(N);
                let got: Vec<_> = script[from..upto].iter().map(|step| run.step(step)).collect();
                let what =
                    format!("seed {seed}, {partitions} partitions, then after {from} {other}, {next:?}");
                assert_eq!(unordered(&got), unordered(&all[from..upto]), "{what}");
                saved = run.kit.save().unwrap();
                (from, partitions) = (upto, other);
                let got: Vec<_> = script[from..].iter().map(|step| run.step(step)).collect();
                assert_eq!(unordered(&got), unordered(&all[from..]), "{what}, to the end");
            }
        }
    }
}

fn pair(line: &str) -> (&str, f64) {
    let (key, value) = line.split_once('=').unwrap();
    assert!(key != "bad", "a bad line");
    (key, value.parse().unwrap())
}

/// Fails beside the states, which have taken the batch in by then.
fn late(line: &str) -> u64 {
    assert!(line != "late=0", "late");
    1
}

fn whole(line: &str) -> (&str, u64) {
    let (key, value) = pair(line);
    (key, value.max(0.0) as u64)
}

#[pipeline(batch = "1s")]
fn sparse(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let sums = lines
        .map(whole)
        .map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
            match n {
                Some(0) if sum.exists() => sum.remove(),
                Some(n) => sum.update(sum.get().unwrap_or(0) + n),
                None => {}
            }
            (key, sum.get(), sum.is_timing_out())
        })
        .timeout("4s")
        .initial([("k1", 5u64), ("k2", 6), ("never", 7)]);
    sums.save_as_text_files("sums");
    sums.state_snapshots().save_as_text_files("all");
    let last = lines.map(pair).map_with_state(|key, n: Option<f64>, last: &mut State<(f64, &str)>| {
        last.update((last.get().map_or(0.1, |(n, _)| n) * 1.1 + n.unwrap_or(0.0), key));
        last.get()
    });
    let float_last = last.map(|last| last);
    float_last.save_as_text_files("last");
    last.state_snapshots().count().save_as_text_files("n");
}

#[test]
fn states_of_keys_with_data() {
    check(sparse, 0..4, &[1, 7, 3, 2]);
}

#[pipeline(batch = "1s")]
fn dense(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let ages = lines
        .map(whole)
        .update_state_by_key(|new, age: Option<(u64, u64)>| {
            let (age, sum) = age.unwrap_or((0, 0));
            let age = if new.is_empty() { age + 1 } else { 0 };
            (age < 3).then(|| (age, sum + new.iter().sum::<u64>()))
        })
        .initial([("k1", (0u64, 5u64)), ("k2", (1, 6)), ("never", (0, 7))]);
    ages.save_as_text_files("ages");
    // a state that lives on one that is not there in every batch
    let ones = lines.map(whole).reduce_by_key_and_window(|a, b| a + b, "4s", "2s");
    let slow = ones.update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + new.iter().sum::<u64>()));
    slow.save_as_text_files("slow");
    let float_sums = lines
        .map(pair)
        .update_state_by_key(|new, n: Option<f64>| Some(n.unwrap_or(0.0) * 0.9 + new.iter().sum::<f64>()));
    float_sums.save_as_text_files("sums");
}

#[test]
fn states_of_all_keys() {
    check(dense, 10..14, &[1, 7, 3, 2]);
}

/// What the key leaves out is that of the first record, until nothing remembers the key.
#[derive(Clone, Debug, Record, Key, Text)]
struct User<'a> {
    name: &'a str,
    #[key(skip)]
    first: u64,
}

fn user(line: &str) -> (User<'_>, u64) {
    let (name, first) = whole(line);
    (User { name, first }, first)
}

#[pipeline(batch = "1s")]
fn forms(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let pairs = lines.map(user);
    let timed = pairs.update_state_by_key().with_key_and_time(|time, _, new, last: Option<(u64, String)>| {
        let last = if new.is_empty() { last? } else { (time.millis(), format!("{} values", new.len())) };
        (time.millis() - last.0 < 3000).then_some(last)
    });
    timed.save_as_text_files("timed");
    let parted = pairs.update_state_by_key().by_partition(|all| {
        all.filter_map(|(user, new, last): (_, Group<'_, u64>, Option<u64>)| match new.is_empty() {
            true => last.filter(|n| *n > 1).map(|n| (user, n - 1)),
            false => Some((user, 3)),
        })
        .collect::<Vec<_>>()
    });
    parted.save_as_text_files("parted");
    let mapped = pairs.map_with_state(|user, n, last: &mut State<Vec<u64>>| {
        let mut all = last.get().unwrap_or_default();
        all.extend(n);
        match all.len() {
            3.. => last.remove(),
            _ => last.update(all.clone()),
        }
        (user, all)
    });
    mapped.save_as_text_files("mapped");
    mapped.state_snapshots().save_as_text_files("snapshots");
    let users = pairs.reduce_by_key_and_window(|a, b| a.max(b), "3s");
    users.save_as_text_files("users");
}

#[test]
fn keys_with_skipped_fields_in_every_form_of_closure() {
    check(forms, 50..54, &[1, 7, 3, 2]);
}

#[pipeline(batch = "1s")]
fn keyed_windows(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let pairs = lines.map(whole);
    let folded = pairs.reduce_by_key_and_window(|a, b| a.max(b), "5s");
    folded.save_as_text_files("folded");
    let slow = pairs.map(|(key, n)| (key, (n, key))).reduce_by_key_and_window(|a, b| a.max(b), "6s", "4s");
    slow.save_as_text_files("slow");
    let inverted = pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "6s", "3s");
    inverted.save_as_text_files("inverted");
    let grouped = pairs.group_by_key_and_window("4s", "2s").map_values(|group| {
        let mut all: Vec<u64> = group.iter().collect();
        all.sort();
        all.len() as u64 * 1000 + all.iter().sum::<u64>()
    });
    grouped.save_as_text_files("grouped");
    let tallied = lines.map(|line| whole(line).0).count_by_value_and_window("5s");
    tallied.save_as_text_files("tallied");
    let chained = inverted.reduce_by_key_and_window(|a, b| a + b, "9s");
    chained.save_as_text_files("chained");
    let float_sums = lines.map(pair).reduce_by_key_and_window(|a, b| a + b, "7s");
    float_sums.save_as_text_files("sums");
}

#[test]
fn windows_by_key() {
    check(keyed_windows, 20..24, &[1, 7, 3, 2]);
}

#[pipeline(batch = "1s")]
fn whole_windows(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let numbers = lines.map(|line| whole(line).1);
    numbers.reduce_by_window(|a, b| a.max(b), "5s").save_as_text_files("most");
    numbers.reduce_by_window(|a, b| a + b, |all, part| all - part, "6s", "2s").save_as_text_files("sum");
    numbers.count_by_window("4s", "2s").save_as_text_files("n");
    lines.window("5s", "2s").map(whole).save_as_text_files("lines");
    lines.window("4s").map(whole).window("6s", "2s").count().save_as_text_files("chained");
    let float_sum = lines.map(|line| pair(line).1).reduce_by_window(|a, b| a + b, "7s");
    float_sum.save_as_text_files("floats");
}

#[test]
fn windows_over_whole_batches() {
    check(whole_windows, 30..34, &[1, 7, 3, 2]);
}

#[pipeline(batch = "1s")]
fn placed_windows(lines: DStream<&str>) {
    lines.map(late).count().save_as_text_files("late");
    let sums = lines.map(whole).reduce_by_key(|a, b| a + b);
    sums.window("4s", "2s").reduce_by_key(|a, b| a + b).save_as_text_files("sums");
}

#[test]
fn windows_of_records_that_are_placed_by_key() {
    check(placed_windows, 40..43, &[]);
    let mut run = Run::new(placed_windows, EXECUTORS[0], 3, None);
    run.step(&Step::Batch(vec!["a=1".to_owned(), "b=2".to_owned()]));
    let saved = run.kit.save().unwrap();
    let error = Run::new(placed_windows, EXECUTORS[0], 2, Some(&saved)).kit.run_batch().unwrap_err();
    let error = error.to_string();
    assert!(error.contains("are in 3 partitions by their keys, and there are 2 now"), "{error}");
}

#[test]
fn states_have_the_names_of_their_operators() {
    let saved = Run::new(dense, EXECUTORS[0], 3, None).kit.save().unwrap();
    let wanted = ["ages", "ones", "slow", "float_sums"];
    assert_eq!(saved.names(), wanted);
}

/// The same names with other operators, and with other types.
mod changed {
    use super::{pair, whole};
    use streamc::prelude::*;

    #[pipeline(batch = "1s")]
    pub(super) fn before(lines: DStream<&str>) {
        let sums = lines.map(whole).update_state_by_key(|new, n: Option<u64>| {
            let _ = new.len();
            n.or(Some(1))
        });
        sums.print();
    }

    pub(super) mod renamed {
        use super::whole;
        use streamc::prelude::*;

        #[pipeline(batch = "1s")]
        pub fn before(lines: DStream<&str>) {
            let totals = lines.map(whole).update_state_by_key(|new, n: Option<u64>| {
                let _ = new.len();
                n.or(Some(1))
            });
            totals.print();
        }
    }

    pub(super) mod retyped {
        use super::pair;
        use streamc::prelude::*;

        #[pipeline(batch = "1s")]
        pub fn before(lines: DStream<&str>) {
            let sums = lines.map(pair).update_state_by_key(|new, n: Option<String>| {
                let _ = new.len();
                n.or(Some("x".to_owned()))
            });
            sums.print();
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_and_never_lost() {
    let mut run = Run::new(changed::before, EXECUTORS[0], 2, None);
    run.step(&Step::Batch(vec!["a=1".to_owned()]));
    let saved = run.kit.save().unwrap();
    let refused = |make: Make, saved: &Saved| {
        let mut run = Run::new(make, EXECUTORS[0], 2, Some(saved));
        run.kit.run_batch().unwrap_err().to_string()
    };
    let error = refused(changed::renamed::before, &saved);
    assert!(error.contains("`sums`") && error.contains("no such operator"), "{error}");
    let error = refused(changed::retyped::before, &saved);
    assert!(error.contains("the saved state cannot be loaded"), "{error}");
    let other = Run::new(changed::before, EXECUTORS[0], 2, Some(&saved)).kit.interval("2s").run_batch();
    assert!(other.unwrap_err().to_string().contains("the batch interval was 1s"));
}

fn hash(all: &Saved) -> u64 {
    let bytes = all.files().flat_map(|(_, file)| file);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// What is written depends neither on threads nor on the seed of hash tables, and is what it was:
/// a change of it needs another `FORMAT`, and what was saved before is refused.
#[test]
fn the_same_states_are_the_same_bytes() {
    let makes: [(&str, Make); 4] =
        [("sparse", sparse), ("dense", dense), ("keyed", keyed_windows), ("whole", whole_windows)];
    let mut hashes = Vec::new();
    for (name, make) in makes {
        let mut of_name = Vec::new();
        for (executor, seed) in EXECUTORS[..3].iter().zip([1, 2, 3]) {
            let input = testkit::input::<&str>();
            let options = Options { executor: *executor, partitions: 3, seed, ..Options::default() };
            let mut kit = TestKit::with_options(make(input.stream()), options);
            for step in script(5, 20) {
                if let Step::Batch(lines) = step {
                    input.push(lines.iter().map(String::as_str));
                    let _ = kit.run_batch();
                }
            }
            of_name.push(hash(&kit.save().unwrap()));
        }
        assert!(of_name.iter().all(|hash| *hash == of_name[0]), "{name}: {of_name:?}");
        hashes.push((name, of_name[0]));
    }
    let wanted = [
        ("sparse", 10_107_127_453_889_533_695),
        ("dense", 13_706_172_431_519_624_611),
        ("keyed", 15_727_305_440_601_609_902),
        ("whole", 11_505_230_838_019_945_367),
    ];
    assert_eq!(hashes, wanted);
}

/// Batches that wait for a decision have not changed the state that is saved by it.
#[test]
fn states_are_saved_while_later_batches_run() {
    const N: usize = 12;
    let makes: [Make; 4] = [sparse, dense, keyed_windows, whole_windows];
    for (seed, make) in (60..).zip(makes) {
        let steps = script(seed, 48);
        let lines = steps.into_iter().filter_map(|step| match step {
            Step::Batch(lines) => Some(lines),
            _ => None,
        });
        let fails = |lines: &Vec<String>| lines.iter().any(|line| line == "bad=0" || line == "late=0");
        let mut lines: Vec<Vec<String>> = lines.filter(|lines| !fails(lines)).take(2 * N).collect();
        // fails when the states have taken it in
        lines[N + 8].push("late=0".to_owned());
        for (at, executor) in [0, 3, 7, N - 1].into_iter().zip(EXECUTORS) {
            let mut first = Run::new(make, executor, 3, None);
            lines.iter().for_each(|lines| first.input.push(lines.iter().map(String::as_str)));
            first.kit.run_overlapping(N).unwrap();
            let (results, saved) = first.kit.run_overlapping_saving(N, at).unwrap();
            assert!(results[0].is_ok() && results[8].is_err(), "{results:?}");
            let mut second = Run::new(make, executor, 3, Some(&saved));
            let rest = &lines[N + at + 1..];
            rest.iter().for_each(|lines| second.input.push(lines.iter().map(String::as_str)));
            let results_of_rest = second.kit.run_overlapping(rest.len()).unwrap();
            let text = |results: &[Result<_, streamc::Error>]| format!("{results:?}");
            assert_eq!(text(&results_of_rest), text(&results[at + 1..]), "seed {seed}, saved at {at}");
            for (name, all) in first.kit.outputs() {
                assert_eq!(second.kit.output(name), &all[N + at + 1..], "seed {seed}, {name} saved at {at}");
            }
        }
    }
}

/// What a state outputs without records is known before anything has used what was loaded.
#[test]
fn keys_time_out_right_after_a_load() {
    let lines = ["a=1", "b=2", "c=3"].map(str::to_owned).to_vec();
    let mut undisturbed = Run::new(sparse, EXECUTORS[0], 3, None);
    undisturbed.step(&Step::Batch(lines));
    undisturbed.step(&Step::Batch(vec!["b=4".to_owned()]));
    let saved = undisturbed.kit.save().unwrap();
    let all = undisturbed.kit.finish_as(AtEnd::FireTimeouts).unwrap();
    assert_eq!(all.len(), 2);
    for partitions in [3, 2, 7] {
        let mut run = Run::new(sparse, EXECUTORS[0], partitions, Some(&saved));
        let got = run.kit.finish_as(AtEnd::FireTimeouts).unwrap();
        for (got, wanted) in got.iter().zip(&all) {
            assert_eq!(got.batch, wanted.batch);
            let sorted = |batch: &BatchOutputs| {
                let mut all: Vec<String> =
                    batch.output("sums.save_as_text_files").into_iter().map(str::to_owned).collect();
                all.sort();
                all
            };
            assert_eq!(sorted(got), sorted(wanted), "{partitions} partitions");
        }
        assert_eq!(got.len(), all.len(), "{partitions} partitions");
    }
}

/// Rows can be read without the types of the program.
#[test]
fn files_show_what_keys_have_a_state() {
    let mut run = Run::new(sparse, EXECUTORS[0], 1, None);
    run.step(&Step::Batch(vec!["a=1".to_owned(), "b=2".to_owned()]));
    run.step(&Step::Batch(vec!["k1=-1".to_owned()]));
    let saved = run.kit.save().unwrap();
    let (_, file) = saved.files().find(|(name, _)| *name == "sums").unwrap();
    let segment = Segment::open_knowing(file, &[tag::OWN, tag::OWN + 1]).unwrap();
    let mut keys = Vec::new();
    for number in 0..segment.blocks().len() {
        let block = segment.block(number).unwrap();
        let mut rows = block.rows();
        while let Some(row) = rows.next().unwrap() {
            let due = row.due.map(|due| (due.at / 1_000_000 % 1000, due.rank));
            keys.push((row.key.text.to_owned(), row.state.is_some(), due));
        }
    }
    keys.sort();
    let row = |key: &str, has_state, due| (key.to_owned(), has_state, due);
    let wanted = [
        row("a", true, Some((5, 2))),
        row("b", true, Some((5, 3))),
        row("k1", false, None),
        row("k2", true, Some((5, 0))),
        row("never", true, Some((5, 1))),
    ];
    assert_eq!(keys, wanted);
}

/// Every changed byte is found before the first batch.
#[test]
fn a_damaged_file_is_refused() {
    let mut run = Run::new(keyed_windows, EXECUTORS[0], 2, None);
    script(3, 12).iter().take(12).for_each(|step| drop(run.step(step)));
    let saved = run.kit.save().unwrap();
    for at in (0..40_000).step_by(641) {
        let mut damaged = saved.clone();
        damaged.damage(at);
        let mut run = Run::new(keyed_windows, EXECUTORS[0], 2, Some(&damaged));
        let error = run.kit.run_batch().unwrap_err().to_string();
        assert!(error.contains("cannot be loaded"), "byte {at}: {error}");
    }
}
