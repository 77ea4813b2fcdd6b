//! State by key: what each form gives, batch by batch, under every executor and partition count.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::time::Duration;
use streamc::{
    prelude::*,
    testkit::{self, Executor, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 6 },
];

type Make = fn(DStream<&'static str>) -> Pipeline;

/// Batches of words, `a` or `a=3`; what each output is given, its records sorted.
fn run(make: Make, batches: &[&[&'static str]], outputs: &[&str]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for executor in EXECUTORS {
        for partitions in [1, 2, 7] {
            let lines = testkit::input::<&str>();
            let mut kit = TestKit::new(make(lines.stream())).executor(executor).partitions(partitions);
            let mut got = Vec::new();
            for batch in batches {
                lines.push(batch.iter().copied());
                let batch = kit.run_batch().unwrap();
                let sorted = |name: &&str| {
                    let mut records = batch.output(name);
                    records.sort_unstable();
                    records.join(" ")
                };
                got.push(outputs.iter().map(sorted).collect::<Vec<_>>());
            }
            all.push((executor, partitions, got));
        }
    }
    let first = all[0].2.clone();
    for (executor, partitions, got) in all {
        assert_eq!(got, first, "{executor:?}, {partitions} partitions");
    }
    first
}

fn pair(word: &str) -> (&str, u64) {
    word.split_once('=').map_or((word, 1), |(key, n)| (key, n.parse().unwrap()))
}

/// What is wanted: for each batch, each output.
fn assert_batches(got: &[Vec<String>], wanted: &[&[&str]]) {
    assert_eq!(got, wanted.iter().map(|batch| batch.to_vec()).collect::<Vec<_>>());
}

#[pipeline(batch = "1s")]
fn sums(lines: DStream<&str>) {
    let sums = lines.map(pair).map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
        sum.update(sum.get().unwrap_or(0) + n.unwrap_or(0));
        (key, sum.get())
    });
    sums.save_as_text_files("sums");
    sums.state_snapshots().save_as_text_files("all");
}

#[test]
fn a_record_sees_what_the_one_before_it_has_left() {
    let batches: &[&[&str]] = &[&["a", "b=5", "a=2"], &[], &["b"], &["a=10", "c", "a"]];
    let got = run(sums, batches, &["sums.save_as_text_files", "sums.state_snapshots.save_as_text_files"]);
    assert_batches(
        &got,
        &[
            &["(a,Some(1)) (a,Some(3)) (b,Some(5))", "(a,3) (b,5)"],
            &["", "(a,3) (b,5)"],
            &["(b,Some(6))", "(a,3) (b,6)"],
            &["(a,Some(13)) (a,Some(14)) (c,Some(1))", "(a,14) (b,6) (c,1)"],
        ],
    );
}

#[pipeline(batch = "1s")]
fn idle(lines: DStream<&str>) {
    let seen = lines
        .map(pair)
        .map_with_state(|key: &str, n, sum: &mut State<u64>| match n {
            // a visit only
            Some(0) => format!("{key}?{}", sum.exists()),
            Some(9) => {
                sum.remove();
                format!("{key}-{}", sum.exists())
            }
            Some(n) => {
                sum.update(sum.peek().map_or(n, |sum| sum + n));
                format!("{key}={}", sum.get().unwrap_or_default())
            }
            None => format!("{key}!{}{}", sum.get().unwrap_or_default(), sum.is_timing_out()),
        })
        .timeout("2s")
        .initial([("early", 7u64)]);
    seen.save_as_text_files("seen");
    seen.state_snapshots().save_as_text_files("all");
}

/// After more than two seconds, which is in the third batch after the last one with data.
#[test]
fn a_key_times_out_in_the_first_batch_after_its_idle_time() {
    let batches: &[&[&str]] =
        &[&["a", "b"], &["b=0", "c=0"], &[], &["a=5"], &["b=3", "c"], &["c=9"], &["c=2", "c=9"], &[], &["b"]];
    let got = run(idle, batches, &["seen.save_as_text_files", "seen.state_snapshots.save_as_text_files"]);
    assert_batches(
        &got,
        &[
            &["a=1 b=1", "(a,1) (b,1) (early,7)"],
            // `c` is visited and has no state, so that it cannot time out
            &["b?true c?false", "(a,1) (b,1) (early,7)"],
            &["", "(a,1) (b,1) (early,7)"],
            // data in that very batch saves `a`
            &["a=6 early!7true", "(a,6) (b,1)"],
            // as it does `b`, which was only visited in batch 2
            &["b=4 c=1", "(a,6) (b,4) (c,1)"],
            &["c-false", "(a,6) (b,4)"],
            &["a!6true c-false c=2", "(b,4)"],
            &["b!4true", ""],
            // it begins anew
            &["b=1", "(b,1)"],
        ],
    );
}

#[pipeline(batch = "1s")]
fn words_of_state(lines: DStream<&str>) {
    let longest = lines.map(|line| (line.len() % 2 == 0, line)).map_with_state(
        |even, line: Option<&str>, longest: &mut State<&str>| {
            let line = line.unwrap_or_default();
            if longest.get().is_none_or(|longest| line.len() > longest.len()) {
                longest.update(line);
            }
            (even, longest.get().unwrap_or_default())
        },
    );
    longest.count_by_value().save_as_text_files("counts");
    longest.state_snapshots().save_as_text_files("all");
}

/// A stored `&str` is a `&str` again, in the batch that brought it and in later ones.
#[test]
fn borrowed_state_is_seen_as_it_was_written() {
    let batches: &[&[&str]] = &[&["a", "abc", "ab"], &["abcde", "x"], &[], &["x", "abcdefgh"]];
    let outputs =
        &["longest.count_by_value.save_as_text_files", "longest.state_snapshots.save_as_text_files"];
    assert_batches(
        &run(words_of_state, batches, outputs),
        &[
            &["((false,a),1) ((false,abc),1) ((true,ab),1)", "(false,abc) (true,ab)"],
            &["((false,abcde),2)", "(false,abcde) (true,ab)"],
            &["", "(false,abcde) (true,ab)"],
            &["((false,abcde),1) ((true,abcdefgh),1)", "(false,abcde) (true,abcdefgh)"],
        ],
    );
}

#[pipeline(batch = "1s")]
fn owned(lines: DStream<&str>, idle: Duration) {
    let lists = lines
        .map(|line| (line[..1].to_owned(), line.to_owned()))
        .map_with_state(|time, key: String, line: Option<String>, list: &mut State<Vec<String>>| {
            let mut all = list.get().unwrap_or_default();
            if !list.is_timing_out() {
                all.extend(line);
                list.update(all.clone());
            }
            (time.millis() % 60_000, key, all)
        })
        .timeout(idle);
    lists.save_as_text_files("lists");
}

#[test]
fn owned_keys_and_states_are_moved_and_cloned_as_they_need() {
    let batches: &[&[&str]] = &[&["a1", "b1", "a2"], &["a3"], &[], &["b2"]];
    let got = run(|lines| owned(lines, Duration::from_millis(1500)), batches, &["lists.save_as_text_files"]);
    assert_batches(
        &got,
        &[
            &["(21000,a,List(a1)) (21000,a,List(a1, a2)) (21000,b,List(b1))"],
            &["(22000,a,List(a1, a2, a3))"],
            &["(23000,b,List(b1))"],
            &["(24000,a,List(a1, a2, a3)) (24000,b,List(b2))"],
        ],
    );
}

#[pipeline(batch = "1s")]
fn only_snapshots(lines: DStream<&str>) {
    let pairs = lines.map(pair);
    let states = pairs.map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n)));
    states.state_snapshots().count().save_as_text_files("n");
    // placed by key already
    states.state_snapshots().reduce_by_key(|a, b| a + b).save_as_text_files("again");
}

#[test]
fn a_state_can_be_read_without_what_comes_out_of_it() {
    let outputs = [
        "states.state_snapshots.count.save_as_text_files",
        "states.state_snapshots.reduce_by_key.save_as_text_files",
    ];
    let got = run(only_snapshots, &[&["a", "b=2", "a=3"], &[], &["c"]], &outputs);
    assert_batches(&got, &[&["2", "(a,3) (b,2)"], &["2", "(a,3) (b,2)"], &["3", "(a,3) (b,2) (c,1)"]]);
}

#[pipeline(batch = "1s")]
fn begun(lines: DStream<&str>, start: Vec<(String, u64)>) {
    let sums = lines
        .map(pair)
        .update_state_by_key(|n, sum: Option<u64>| {
            Some(sum.unwrap_or(0) + n.iter().sum::<u64>()).filter(|sum| !n.is_empty() || *sum > 1)
        })
        .initial(start.iter().map(|(key, n)| (key.as_str(), *n)));
    sums.save_as_text_files("sums");
}

#[test]
fn keys_of_the_initial_state_are_seen_in_the_first_batch() {
    let start = |lines| {
        // of two states for a key the last one counts
        begun(lines, [("a", 4), ("b", 1), ("c", 2), ("a", 5)].map(|(key, n)| (key.to_owned(), n)).into())
    };
    let got = run(start, &[&["a", "d"], &["b"], &["b"]], &["sums.save_as_text_files"]);
    assert_batches(&got, &[&["(a,6) (c,2) (d,1)"], &["(a,6) (b,1) (c,2)"], &["(a,6) (b,2) (c,2)"]]);
}

#[pipeline(batch = "1s")]
fn timed(lines: DStream<&str>) {
    let seen = lines.map(pair).update_state_by_key().with_key_and_time(
        |time, key: &str, n, last: Option<(u64, u64, usize)>| {
            let now = time.millis() % 60_000;
            let (at, sum, _) = last.unwrap_or((0, 0, 0));
            let at = if n.is_empty() { at } else { now };
            (now - at < 2000).then(|| (at, sum + n.iter().sum::<u64>(), key.len()))
        },
    );
    seen.save_as_text_files("seen");
}

#[test]
fn the_closure_of_a_state_can_see_time_and_key() {
    let got = run(timed, &[&["a", "bb=3", "a"], &["bb"], &[], &[]], &["seen.save_as_text_files"]);
    assert_batches(
        &got,
        &[
            &["(a,(21000,2,1)) (bb,(21000,3,2))"],
            &["(a,(21000,2,1)) (bb,(22000,4,2))"],
            &["(bb,(22000,4,2))"],
            &[""],
        ],
    );
}

#[pipeline(batch = "1s")]
fn by_partition(lines: DStream<&str>) {
    let kept = lines
        .map(|line| (line, line.len() as u64))
        .update_state_by_key()
        .by_partition(|all| {
            // backwards
            let mut all: Vec<_> =
                all.map(|(key, n, sum)| (key, sum.unwrap_or(0) + n.iter().sum::<u64>())).collect();
            all.reverse();
            all.into_iter().filter(|(_, sum)| sum % 2 == 1)
        })
        .initial([("start", 1u64)]);
    kept.save_as_text_files("kept");
}

#[test]
fn a_partition_is_given_with_all_its_keys() {
    let got =
        run(by_partition, &[&["a", "bb", "ccc"], &["a", "ccc", "ccc"], &["a"]], &["kept.save_as_text_files"]);
    assert_batches(
        &got,
        &[&["(a,1) (ccc,3) (start,1)"], &["(ccc,9) (start,1)"], &["(a,1) (ccc,9) (start,1)"]],
    );
}

/// A word ending in `!` gives its key twice, and one ending in `?` gives a key besides, of whatever
/// partition it is.
#[pipeline(batch = "1s")]
fn careless(lines: DStream<&str>) {
    let seen = lines.map(pair).update_state_by_key().by_partition(|all| {
        all.flat_map(|(key, n, sum)| {
            let sum = (key, sum.unwrap_or(0) + n.iter().sum::<u64>());
            // rust-analyzer is not told what this option is given
            let key: &str = key;
            let besides = match key {
                _ if n.is_empty() => None,
                key if key.ends_with('!') => Some((key, 1)),
                key if key.ends_with('?') => Some(("stranger", 1)),
                _ => None,
            };
            std::iter::once(sum).chain(besides)
        })
    });
    seen.save_as_text_files("seen").on_panic("dead_letter");
}

/// No state is lost without a word: neither of a key that is new nor of one that has a state.
#[test]
fn a_closure_that_gives_a_key_twice_or_one_of_another_partition_is_refused() {
    let two = "gives two states for one key, of which one would be lost: give each key once";
    let foreign = "gives a key that belongs to another partition: give keys that its iterator has";
    for executor in EXECUTORS {
        for (word, reason) in [("b!", two), ("b?", foreign)] {
            let lines = testkit::input::<&str>();
            let mut kit = TestKit::new(careless(lines.stream())).executor(executor).partitions(7);
            let mut run = |batch: &[&str]| {
                lines.push(batch.iter().copied());
                let batch = kit.run_batch().unwrap();
                let mut records: Vec<String> =
                    batch.output("seen.save_as_text_files").into_iter().map(str::to_owned).collect();
                records.sort_unstable();
                records.join(" ")
            };
            assert_eq!(run(&["a", "c=0"]), "(a,1) (c,0)");
            // four new keys in seven partitions: one at least is not where the stranger belongs
            let words = ["a", word, &format!("bb{word}"), &format!("bbb{word}"), &format!("bbbb{word}")];
            assert_eq!(run(&words), "", "{word}");
            assert_eq!(run(&["a"]), "(a,2) (c,0)", "{word}");
            let letters = kit.dead_letters().unwrap();
            let [letter] = letters.as_slice() else { panic!("{letters:?}") };
            let said = &letter.reason;
            assert!(said.contains(reason) && said.contains("update_state_by_key"), "{executor:?}: {said}");
        }
    }
}

#[pipeline(batch = "1s")]
fn careless_of_known(lines: DStream<&str>) {
    let seen = lines.map(pair).update_state_by_key().by_partition(|all| {
        all.flat_map(|(key, n, sum)| [sum.map(|sum| (key, sum)), (!n.is_empty()).then_some((key, 1u64))])
            .flatten()
    });
    seen.save_as_text_files("seen").on_panic("dead_letter");
}

#[test]
fn a_closure_that_gives_an_old_and_a_new_state_for_a_known_key_is_refused() {
    let lines = testkit::input::<&str>();
    let mut kit = TestKit::new(careless_of_known(lines.stream()));
    for (batch, seen) in [(&["a"][..], &["(a,1)"][..]), (&["a", "b"], &[]), (&["c"], &["(a,1)", "(c,1)"])] {
        lines.push(batch.iter().copied());
        assert_eq!(kit.run_batch().unwrap().output("seen.save_as_text_files"), seen);
    }
    assert!(kit.dead_letters().unwrap()[0].reason.contains("gives two states for one key"));
}

fn add(n: u64, sum: u64) -> u64 {
    assert!(n != 666, "it is bad");
    sum + n
}

#[pipeline(batch = "1s")]
fn torn_plain(lines: DStream<&str>) {
    let pairs = lines.map(pair);
    let sums = pairs.update_state_by_key(|n, sum: Option<u64>| Some(add(n.iter().sum(), sum.unwrap_or(0))));
    sums.save_as_text_files("sums").on_panic("dead_letter");
}

#[pipeline(batch = "1s")]
fn torn_timed(lines: DStream<&str>) {
    let sums = lines
        .map(pair)
        .update_state_by_key()
        .with_key_and_time(|_, _, n, sum: Option<u64>| Some(add(n.iter().sum(), sum.unwrap_or(0))));
    sums.save_as_text_files("sums").on_panic("dead_letter");
}

#[pipeline(batch = "1s")]
fn torn_by_partition(lines: DStream<&str>) {
    let sums = lines
        .map(pair)
        .update_state_by_key()
        .by_partition(|all| all.map(|(key, n, sum)| (key, add(n.iter().sum(), sum.unwrap_or(0)))));
    sums.save_as_text_files("sums").on_panic("dead_letter");
}

#[pipeline(batch = "1s")]
fn torn_mapped(lines: DStream<&str>) {
    let sums = lines.map(pair).map_with_state(|_, n: Option<u64>, sum: &mut State<u64>| {
        sum.update(add(n.unwrap_or(0), sum.get().unwrap_or(0)));
    });
    sums.state_snapshots().save_as_text_files("sums").on_panic("dead_letter");
}

/// Some keys have been given their next state when the closure panics, new ones too: none of it is
/// seen again.
#[test]
fn a_closure_that_panics_leaves_the_state_as_of_the_batch_before() {
    let makes: [Make; 4] = [torn_plain, torn_timed, torn_by_partition, torn_mapped];
    let words: Vec<String> = (0..200).map(|i| format!("word {i}")).collect();
    let mut with_bad: Vec<&str> = words.iter().map(String::as_str).collect();
    with_bad.extend(["b", "a=666", "b", "new"]);
    for (i, make) in makes.into_iter().enumerate() {
        for executor in EXECUTORS {
            let lines = testkit::input::<&str>();
            let mut kit = TestKit::new(make(lines.stream())).executor(executor).partitions(3);
            let mut run = |batch: &[&str]| {
                lines.push(batch.iter().copied());
                let batch = kit.run_batch().unwrap();
                let name = if i == 3 {
                    "sums.state_snapshots.save_as_text_files"
                } else {
                    "sums.save_as_text_files"
                };
                let mut records: Vec<String> = batch.output(name).into_iter().map(str::to_owned).collect();
                records.sort_unstable();
                records.join(" ")
            };
            let what = format!("form {i}, {executor:?}");
            assert_eq!(run(&["a", "b", "a"]), "(a,2) (b,1)", "{what}");
            assert_eq!(run(&with_bad), "", "{what}");
            // what the batch had for `b` is forgotten too
            assert_eq!(run(&["c", "c"]), "(a,2) (b,1) (c,2)", "{what}");
            assert_eq!(run(&with_bad), "", "{what}");
            assert_eq!(run(&[]), "(a,2) (b,1) (c,2)", "{what}");
            let letters = kit.dead_letters().unwrap();
            assert_eq!(letters.len(), 2, "{what}");
            assert!(letters.iter().all(|letter| letter.reason.contains("it is bad")), "{what}");
        }
    }
}

#[pipeline(batch = "1s")]
fn torn_at_timeout(lines: DStream<&str>) {
    let sums = lines
        .map(pair)
        .map_with_state(|key, n: Option<u64>, last: &mut State<u64>| match n {
            Some(n) => {
                last.update(n);
                (key, n)
            }
            None => (key, 100 / last.peek().copied().unwrap_or(0)),
        })
        .timeout("1s");
    sums.save_as_text_files("sums").on_panic("dead_letter");
}

/// A key whose last call panics times out again in the next batch, until it gets data that helps.
#[test]
fn a_timeout_that_panics_comes_again() {
    for executor in EXECUTORS {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(torn_at_timeout(lines.stream())).executor(executor).partitions(2);
        let mut got = Vec::new();
        for batch in [&["a=0", "b=5"][..], &[], &[], &["c=1"], &["a=4"], &[], &[]] {
            lines.push(batch.iter().copied());
            let batch = kit.run_batch().unwrap();
            let mut records = batch.output("sums.save_as_text_files");
            records.sort_unstable();
            got.push(records.join(" "));
        }
        // the third batch and the fourth fail, and with them `c`, and the end of `b`
        assert_eq!(got, ["(a,0) (b,5)", "", "", "", "(a,4) (b,20)", "", "(a,25)"], "{executor:?}");
        assert_eq!(kit.dead_letters().unwrap().len(), 2, "{executor:?}");
    }
}

#[pipeline(batch = "1s")]
fn misused(lines: DStream<&str>) {
    let misused = lines
        .map(|line| (line, line))
        .map_with_state(|key, _, state: &mut State<u64>| {
            match key {
                "update twice" => (0..2).for_each(|n| state.update(n)),
                "update after remove" => {
                    state.update(1);
                    state.remove();
                    state.update(2);
                }
                "remove twice" => {
                    state.update(1);
                    (0..2).for_each(|_| state.remove());
                }
                "update at the end" if state.is_timing_out() => state.update(1),
                "remove at the end" if state.is_timing_out() => state.remove(),
                _ => state.update(1),
            }
            state.get()
        })
        .timeout("1s");
    misused.save_as_text_files("misused").on_panic("dead_letter");
}

/// As Spark refuses it; the operator and what to do are named.
#[test]
fn what_makes_no_sense_of_a_state_is_refused() {
    let refusals = [
        ("update after remove", "`State::update` after `State::remove` in the same call"),
        ("remove twice", "`State::remove` after `State::remove` in the same call"),
        (
            "update at the end",
            "`State::update` while the key times out: its state is removed after this call",
        ),
        (
            "remove at the end",
            "`State::remove` while the key times out: its state is removed after this call",
        ),
    ];
    for (line, reason) in refusals {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(misused(lines.stream()));
        lines.push([line]);
        for _ in 0..3 {
            kit.run_batch().unwrap();
        }
        let letters = kit.dead_letters().unwrap();
        let said = letters.first().map_or("", |letter| letter.reason.as_str());
        assert!(said.contains(reason) && said.contains("map_with_state"), "{line}: {said}");
    }
    assert_batches(
        &run(misused, &[&["update twice", "update twice"]], &["misused.save_as_text_files"]),
        &[&["Some(1) Some(1)"]],
    );
}

#[pipeline(
    batch = "1s",
    without = "share_prefix, elide_shuffle, fuse_narrow, prune_unused, combine_before_shuffle"
)]
fn without_rules(lines: DStream<&str>) {
    let sums = lines.map(pair).map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
        sum.update(sum.get().unwrap_or(0) + n.unwrap_or(0));
        (key, sum.get())
    });
    let only_state =
        lines.map(pair).map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n)));
    sums.save_as_text_files("sums");
    sums.count().save_as_text_files("n");
    sums.state_snapshots().save_as_text_files("all");
    sums.state_snapshots().count().save_as_text_files("n_all");
    only_state.state_snapshots().count().save_as_text_files("only");
    only_state.state_snapshots().save_as_text_files("only_all");
}

/// Each consumer has a loop of its own then; the state is read in the one that keeps it.
#[test]
fn a_state_is_read_without_any_rule() {
    let outputs = [
        "sums.save_as_text_files",
        "sums.count.save_as_text_files",
        "sums.state_snapshots.save_as_text_files",
        "sums.state_snapshots.count.save_as_text_files",
        "only_state.state_snapshots.count.save_as_text_files",
        "only_state.state_snapshots.save_as_text_files",
    ];
    assert_batches(
        &run(without_rules, &[&["a", "b=5", "a=2"], &[], &["b"]], &outputs),
        &[
            &["(a,Some(1)) (a,Some(3)) (b,Some(5))", "3", "(a,3) (b,5)", "2", "2", "(a,2) (b,5)"],
            &["", "0", "(a,3) (b,5)", "2", "2", "(a,2) (b,5)"],
            &["(b,Some(6))", "1", "(a,3) (b,6)", "2", "2", "(a,2) (b,1)"],
        ],
    );
}

#[streamc::pipeline(batch = "1s")]
mod fragments {
    use streamc::prelude::*;

    fn last(lines: DStream<&str>, idle: &'static str) -> DStream<Option<u64>> {
        lines
            .map(super::pair)
            .map_with_state(|_, n, last: &mut State<u64>| {
                n.into_iter().for_each(|n| last.update(n));
                n
            })
            .timeout(idle)
            .initial([("early", 7u64)])
    }

    pub(crate) fn state_of_a_fragment(lines: DStream<&str>) {
        let short = last(lines, "1s");
        short.state_snapshots().save_as_text_files("short");
        last(lines, "2s").state_snapshots().save_as_text_files("long");
    }
}

#[test]
fn the_state_of_a_fragment_can_be_read() {
    let outputs = ["short.state_snapshots.save_as_text_files", "last.state_snapshots.save_as_text_files"];
    assert_batches(
        &run(fragments::state_of_a_fragment, &[&["a=3"], &[], &[], &["b"]], &outputs),
        &[
            &["(a,3) (early,7)", "(a,3) (early,7)"],
            &["(a,3) (early,7)", "(a,3) (early,7)"],
            &["", "(a,3) (early,7)"],
            &["(b,1)", "(b,1)"],
        ],
    );
}
