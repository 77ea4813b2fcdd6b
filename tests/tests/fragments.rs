//! Fragments: functions that give a stream, inlined into the pipelines of their module, each call in its own scope.
#![allow(clippy::unwrap_used, reason = "a test may")]

use streamc_runtime::{
    prelude::*,
    testkit::{self, TestKit},
};

#[pipeline(batch = "1s")]
mod jobs {
    use streamc_runtime::prelude::*;

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
