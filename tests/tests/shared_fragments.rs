//! Fragments of other modules and crates: they mean at their callers what they mean at home.
#![allow(clippy::unwrap_used, reason = "a test may")]

use streamc::{prelude::*, testkit::TestKit};

#[pipeline(batch = "1s")]
mod here {
    use streamc::prelude::*;
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
    use streamc::prelude::*;

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

/// By itself, private, and called by a path; its closure names something of this module.
#[pipeline]
fn marked(words: DStream<&str>, mark: char) -> DStream<String> {
    words.map(|word| mark_of(word, mark))
}

fn mark_of(word: &str, mark: char) -> String {
    format!("{mark}{word}")
}

mod by_itself {
    use streamc::prelude::*;
    use streamc_tests_library::alone::{self, Shape, long};

    /// The library's are others.
    #[allow(dead_code, reason = "nobody is to call it")]
    pub(super) fn is_long(_: &str) -> bool {
        false
    }

    #[allow(dead_code, reason = "its name is what counts")]
    pub(super) const LEAST: usize = 1000;

    #[pipeline(batch = "1s")]
    pub(super) fn job(lines: DStream<&str>) {
        alone::long(lines, 1).print();
        super::marked(alone::long(lines, 0), '+').print();
        let (shapes, lengths) = alone::shapes(lines, Shape { letters: 0, mark: "!".to_owned() });
        shapes.print();
        lengths.print();
    }

    /// As in a module under the attribute, with imported names.
    #[pipeline(batch = "1s")]
    pub(super) mod jobs {
        use super::long;
        use streamc::prelude::*;

        pub(crate) fn job(lines: DStream<&str>) {
            long(lines, 0).count().print();
        }
    }
}

/// Each of them is one nested expansion, of which rustc allows 128.
macro_rules! many {
    ($($name:ident)*) => {
        #[pipeline]
        mod many {
            use streamc::prelude::*;
            $(pub(super) fn $name(numbers: DStream<u64>) -> DStream<u64> {
                let one = 1;
                numbers.map(|n| n + one)
            })*
        }

        #[pipeline(batch = "1s")]
        fn all_of_many(numbers: DStream<u64>) {
            $(let numbers = many::$name(numbers);)*
            numbers.print();
        }
    };
}
many! {
    f000 f001 f002 f003 f004 f005 f006 f007 f008 f009 f010 f011 f012 f013 f014 f015 f016 f017 f018 f019
    f020 f021 f022 f023 f024 f025 f026 f027 f028 f029 f030 f031 f032 f033 f034 f035 f036 f037 f038 f039
    f040 f041 f042 f043 f044 f045 f046 f047 f048 f049 f050 f051 f052 f053 f054 f055 f056 f057 f058 f059
    f060 f061 f062 f063 f064 f065 f066 f067 f068 f069 f070 f071 f072 f073 f074 f075 f076 f077 f078 f079
    f080 f081 f082 f083 f084 f085 f086 f087 f088 f089 f090 f091 f092 f093 f094 f095 f096 f097 f098 f099
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
fn fragments_by_themselves_are_shared() {
    let mut found = lines(by_itself::job(queue_stream([["to be wood", "oak"]])));
    found.sort();
    let expected =
        ["+oak", "+wood", "2000", "600", "Shape(4,!2)", "Shape(4,!2)", "Shape(6,!2)", "Shape(8,!2)", "wood"];
    assert_eq!(found, expected);
    assert_eq!(lines(by_itself::jobs::job(queue_stream([["to be wood", "oak"]]))), ["2"]);
    assert_eq!(lines(streamc_tests_library::alone::job(queue_stream([["to be wood"]]))), ["WOOD"]);
}

#[test]
fn a_hundred_shared_fragments_are_not_too_many() {
    assert_eq!(lines(all_of_many(queue_stream([[7u64]]))), ["107"]);
}

#[test]
fn a_function_by_itself_calls_them() {
    let mut found = lines(alone(queue_stream([TEXT])));
    found.sort();
    assert_eq!(found, ["2", "a gold", "bcd"]);
}
