//! `.sorted()` of outputs: the same text and the same files, however a batch is divided and
//! whichever threads run it.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::cmp::Ordering;
use streamc::{
    env::MemFs,
    prelude::*,
    testkit::{self, Executor, Options, Screen, TestKit},
};

const EXECUTORS: [Executor; 4] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 3, seed: 6 },
];

/// Under every executor, with several numbers of partitions and of partitions of the source.
fn everywhere(mut run: impl FnMut(Options)) {
    for executor in EXECUTORS {
        for (partitions, source_partitions) in [(1, 1), (2, 3), (7, 2)] {
            run(Options { executor, partitions, source_partitions, ..Options::default() });
        }
    }
}

/// Each word with how often it comes, and with a mean, which has no order.
#[pipeline(batch = "1s")]
fn counts(lines: DStream<&str>) {
    let counts = lines.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    let means = counts.map(|(word, n)| (word.len() as u64, n as f64)).reduce_by_key(|a, b| a + b);
    counts.print().sorted();
    counts.print_n(2).sorted();
    means.print().sorted();
    counts.map(|(word, n)| (n, word)).save_as_text_files("out/text").sorted();
    counts.save_as_object_files("out/objects").sorted();
    lines.print().sorted();
}

const LINES: [&str; 5] = ["to be or not to be", "that is", "the question", "be that", "so"];

#[test]
fn a_batch_is_written_the_same_by_every_run() {
    let mut first = None;
    everywhere(|options| {
        let (lines, files, screen) = (testkit::input::<&str>(), MemFs::new(), Screen::default());
        lines.push(LINES);
        let kit = TestKit::with_options(counts(lines.stream()), options).start_ms(0);
        let mut kit = kit.writes_to(files.clone(), screen.clone());
        kit.run_batch().unwrap();
        let out: String = screen.take().replace(&format!("{0}\nTime: 1000 ms\n{0}\n", "-".repeat(43)), "# ");
        let want = "# (be,3)\n(is,1)\n(not,1)\n(or,1)\n(question,1)\n(so,1)\n(that,2)\n(the,1)\n(to,2)\n\n\
                    # (be,3)\n(is,1)\n...\n\n\
                    # (2,8.0)\n(3,2.0)\n(4,2.0)\n(8,1.0)\n\n\
                    # be that\nso\nthat is\nthe question\nto be or not to be\n\n";
        assert_eq!(out, want, "{options:?}");
        let text = String::from_utf8(files.get("out/text-1000/part-00000").unwrap()).unwrap();
        let want = "(1,is)\n(1,not)\n(1,or)\n(1,question)\n(1,so)\n(1,the)\n(2,that)\n(2,to)\n(3,be)\n";
        assert_eq!(text, want, "{options:?}");
        let objects = files.get("out/objects-1000/part-00000").unwrap();
        assert_eq!(*first.get_or_insert(objects.clone()), objects, "{options:?}");
        let parts = files.paths().into_iter().filter(|path| !path.ends_with("_SUCCESS"));
        assert_eq!(parts.count(), 2, "one file for each output");
    });
}

#[pipeline(batch = "1s")]
fn first_ones(numbers: DStream<u64>) {
    numbers.print_n(3).sorted();
}

/// The first in order, not the first ones sorted.
#[test]
fn records_are_sorted_before_the_first_are_taken() {
    everywhere(|options| {
        let numbers = testkit::input::<u64>();
        numbers.push((0..500u64).rev());
        let mut kit = TestKit::with_options(first_ones(numbers.stream()), options);
        let batch = kit.run_batch().unwrap();
        assert_eq!(batch.output("numbers.print_n"), ["0", "1", "2", "..."], "{options:?}");
        assert_eq!(kit.run_batch().unwrap().output("numbers.print_n"), [""; 0], "an empty batch");
    });
}

#[derive(Clone, Debug, PartialEq, Eq, Record, Text)]
struct Picky(u64);

impl PartialOrd for Picky {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Picky {
    fn cmp(&self, other: &Self) -> Ordering {
        assert!(self.0 != 13 && other.0 != 13, "13 cannot be compared");
        self.0.cmp(&other.0)
    }
}

#[pipeline(batch = "1s")]
fn policies(numbers: DStream<u64>) {
    let picky = numbers.map(Picky);
    picky.print().sorted().on_panic("dead_letter");
    numbers.print().sorted().on_error("retry(2)");
}

/// A comparison of the user's that panics is a failure of this output, under its policy.
#[test]
fn an_order_that_panics_fails_its_output() {
    everywhere(|options| {
        let numbers = testkit::input::<u64>();
        numbers.push([13u64, 2, 1]);
        let mut kit = TestKit::with_options(policies(numbers.stream()), options);
        assert_eq!(kit.run_batch().unwrap().output("numbers.print"), ["1", "2", "13"], "{options:?}");
        let dead = kit.dead_letters().unwrap();
        assert_eq!(dead.len(), 1, "{options:?}");
        assert!(dead[0].reason.contains("13 cannot be compared"), "{}", dead[0].reason);
        assert_eq!((dead[0].output, dead[0].total), ("picky.print", 3));
    });
}
