//! Fragments: functions that give a stream, inlined into the pipelines of their module, each call
//! in its own scope.
#![allow(clippy::unwrap_used, reason = "a test may")]

use streamc::{
    prelude::*,
    testkit::{self, TestKit},
};

#[pipeline(batch = "1s")]
mod jobs {
    use streamc::prelude::*;

    /// Neither a pipeline nor a fragment.
    const MARK: char = '#';

    fn is_comment(line: &str) -> bool {
        line.starts_with(MARK)
    }

    /// Lines without comments, cut into words of at least `n` letters.
    fn words(raw: DStream<&str>, n: usize) -> DStream<&str> {
        let clean = raw.filter(|line| !is_comment(line));
        clean.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= n)
    }

    /// Calls another fragment, and has an `n` of its own, which a closure captures in a text.
    fn tagged(raw: DStream<&str>, n: usize, tag: String) -> DStream<String> {
        let longer = n + 1;
        let long = words(raw, longer);
        long.map(|word| format!("{tag}{n}:{word}"))
    }

    /// Works on any records.
    fn pairs<T>(records: DStream<T>) -> DStream<(T, u64)> {
        records.map(|record| (record, 1u64))
    }

    pub fn report(lines: DStream<&str>, n: usize) {
        let short = words(lines, 1);
        let long = words(lines.map(|line| line), n);
        pairs(short).reduce_by_key(|a, b| a + b).print();
        pairs(long.map(|word| word.len())).reduce_by_key(|a, b| a + b).print();
        tagged(lines, n, "a".to_owned()).union(tagged(lines, n - 1, "b".to_owned())).print();
        lines.filter(|line| line.len() > n).count().print();
    }
}

#[test]
fn each_call_has_names_of_its_own() {
    let lines = testkit::input::<&str>();
    let mut kit = TestKit::new(jobs::report(lines.stream(), 2)).partitions(1);
    lines.push(["to be or not", "# a comment", "a"]);
    kit.run_batch().unwrap();
    let got: Vec<Vec<String>> = kit.outputs().values().map(|batches| batches[0].clone()).collect();
    let expected = [
        vec!["2"],
        vec!["(2,3)", "(3,1)"],
        vec!["(to,1)", "(be,1)", "(or,1)", "(not,1)", "(a,1)"],
        vec!["a2:not", "b1:to", "b1:be", "b1:or", "b1:not"],
    ];
    let mut got: Vec<_> = got.into_iter().collect();
    got.sort();
    let mut expected: Vec<Vec<String>> =
        expected.into_iter().map(|lines| lines.into_iter().map(String::from).collect()).collect();
    expected.sort();
    assert_eq!(got, expected);
}

#[pipeline(batch = "1s")]
mod shapes {
    use streamc::prelude::*;

    /// Gives two streams and has an output of its own.
    fn parse(lines: DStream<&str>) -> (DStream<u64>, DStream<String>) {
        let (numbers, bad) = lines.try_map(|line| line.parse::<u64>());
        lines.count().print();
        (numbers, bad.map(|error| error.to_string()))
    }

    /// Three streams.
    fn thirds<T: Clone>(
        all: DStream<T>,
        first: impl Fn(&T) -> bool + Send + Sync + 'static,
        second: impl Fn(&T) -> bool + Send + Sync + 'static,
    ) -> (DStream<T>, DStream<T>, DStream<T>) {
        let a = all.filter(|one| first(one));
        let b = all.filter(|one| !first(one) && second(one));
        let c = all.filter(|one| !first(one) && !second(one));
        (a, b, c)
    }

    /// Only outputs: a fragment, since another function calls it, and a pipeline, since it is
    /// public.
    pub(super) fn show(numbers: DStream<u64>) {
        numbers.reduce(|a, b| a + b).print();
        numbers.count().print();
    }

    /// The same, but no pipeline.
    fn log<T: Text + Clone>(records: DStream<T>) {
        records.print();
    }

    /// What a fragment takes as a function needs no annotations where it is called.
    fn shortened(
        lines: DStream<&str>,
        cut: impl Fn(&str) -> &str + Send + Sync + 'static,
    ) -> DStream<String> {
        lines.map(|line| cut(line).to_owned())
    }

    fn kept<F>(lines: DStream<&str>, keep: F) -> DStream<&str>
    where
        F: Fn(&str) -> bool + Send + Sync + 'static,
    {
        lines.filter(|line| keep(line))
    }

    pub(super) fn job(lines: DStream<&str>, least: usize) {
        let lines = kept(lines, |line| line.len() >= least);
        let (numbers, bad) = parse(lines);
        show(numbers);
        log(bad);
        log(shortened(lines, |line| &line[..1]));
        let (small, _, large) = thirds(numbers, |n| *n < 10, |n| *n < 100);
        show(small.union(large));
    }
}

fn outputs(pipeline: Pipeline) -> Vec<(String, Vec<String>)> {
    let mut kit = TestKit::new(pipeline).partitions(1);
    kit.run_batch().unwrap();
    kit.outputs().iter().map(|(name, batches)| (name.to_string(), batches[0].clone())).collect()
}

#[test]
fn fragments_have_outputs_and_give_several_streams_or_none() {
    let found = outputs(shapes::job(queue_stream([["5", "x1", "50", "500", ""]]), 1));
    let mut lines: Vec<String> = found.into_iter().flat_map(|(_, lines)| lines).collect();
    lines.sort();
    let expected = ["2", "3", "4", "5", "5", "5", "505", "555", "invalid digit found in string", "x"];
    assert_eq!(lines, expected);
    let alone = outputs(shapes::show(queue_stream([[1u64, 2]])));
    assert!(alone.iter().any(|(_, lines)| *lines == ["3"]), "{alone:?}");
}
