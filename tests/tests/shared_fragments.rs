//! Fragments of other modules and crates: they mean at their callers what they mean at home.
#![allow(clippy::unwrap_used, reason = "a test may")]

use streamc_runtime::{prelude::*, testkit::TestKit};

#[pipeline(batch = "1s")]
mod here {
    use streamc_runtime::prelude::*;
    use streamc_tests_library::{lines, more::clean};

    /// The library's is another one.
    #[allow(dead_code, reason = "nobody is to call it")]
    fn is_full(_: &str) -> bool {
        false
    }

    /// The library's has another value.
    pub(super) const LEVEL: usize = 1000;

    pub(super) fn job(raw: DStream<&str>, least: usize) {
        lines::clean(raw).print();
        clean(lines::clean(raw)).print();
        let worths = lines::worths(raw, lines::Worth(least));
        lines::kept(worths, |word, worth| word.len() > 1 && worth.0 > 1).print();
        lines::levels(raw).map(|n| n + LEVEL).print();
        lines::numbered(lines::levels(raw), 2).count().print();
    }

    pub(super) fn counts(raw: DStream<&str>) {
        streamc_tests_library::more::counts(raw).print();
    }

    pub(super) fn two(raw: DStream<&str>) {
        let (numbers, bad) = lines::parse(raw);
        numbers.reduce(|a, b| a + b).print();
        bad.print();
    }

    /// Another module of this crate calls it, while this one calls that one's.
    pub(super) fn shout(words: DStream<&str>) -> DStream<String> {
        super::there::long(words, 3).map(|word| self::loud(word))
    }

    pub(super) fn loud(word: &str) -> String {
        word.to_uppercase()
    }
}

#[pipeline(batch = "1s")]
mod there {
    use streamc_runtime::prelude::*;

    /// Its parameter has the name of a function of the module.
    pub(crate) fn long(words: DStream<&str>, limit: usize) -> DStream<&str> {
        let limit = limit + 0;
        words.filter(|word| word.len() > limit)
    }

    #[allow(dead_code, reason = "its name is what counts")]
    pub(crate) fn limit() {}

    pub(super) fn job(words: DStream<&str>) {
        super::here::shout(words).print();
    }
}

#[pipeline(batch = "1s")]
fn alone(raw: DStream<&str>) {
    streamc_tests_library::lines::clean(there::long(raw, 1)).print();
    there::long(raw, 4).count().print();
}

fn lines(pipeline: Pipeline) -> Vec<String> {
    let mut kit = TestKit::new(pipeline).partitions(1);
    kit.run_batch().unwrap();
    kit.outputs().values().flat_map(|batches| batches[0].clone()).collect()
}

const TEXT: [&str; 4] = ["# gold", "a gold", "", "bcd"];

#[test]
fn fragments_of_a_library_mean_what_they_mean_there() {
    let mut found = lines(here::job(queue_stream([TEXT]), 10));
    found.sort();
    let mut expected =
        ["a gold", "bcd", "clean a gold", "clean bcd", "(gold,104)", "(bcd,10)", "1024", "1012", "2"];
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(
        lines(streamc_tests_library::more::job(queue_stream([TEXT]))),
        ["(a,6)", "(gold,104)", "(bcd,10)"]
    );
}

#[test]
fn fragments_call_those_of_other_modules() {
    let mut found = lines(here::counts(queue_stream([TEXT])));
    found.sort();
    assert_eq!(found, ["(a,1)", "(bcd,1)", "(gold,1)"]);
}

#[test]
fn shared_fragments_have_outputs_and_give_several_streams() {
    let mut found = lines(here::two(queue_stream([["1", "x", "3"]])));
    found.sort();
    assert_eq!(found, ["3", "4", "invalid digit found in string"]);
}

#[test]
fn two_modules_call_the_fragments_of_each_other() {
    assert_eq!(lines(there::job(queue_stream([["abcd", "ab"]]))), ["ABCD"]);
}

#[test]
fn a_function_by_itself_calls_them() {
    let mut found = lines(alone(queue_stream([TEXT])));
    found.sort();
    assert_eq!(found, ["2", "a gold", "bcd"]);
}
