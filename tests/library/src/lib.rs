//! A library of fragments: what tests of other crates call.
#![allow(unexpected_cfgs, reason = "rust-analyzer alone sets `rust_analyzer`")]

/// What is around the fragments.
pub const LEVEL: usize = 2;

/// Fragments and what their closures name.
#[streamc::pipeline(batch = "1s")]
pub mod lines {
    use std::collections::BTreeMap;
    use streamc::prelude::*;

    /// Begins a comment.
    pub const MARK: char = '#';

    /// Whether there is something in a line.
    pub fn is_full(line: &str) -> bool {
        !line.starts_with(MARK) && !line.is_empty()
    }

    /// What a word is worth.
    #[derive(Clone, Copy, Debug)]
    pub struct Worth(
        /// In points.
        pub usize,
    );

    impl Worth {
        /// Of a word.
        pub fn of(word: &str) -> Self {
            Worth(word.len() * crate::LEVEL)
        }
    }

    /// A function whose name a parameter of `long` has, too.
    pub fn least(line: &str) -> usize {
        line.len()
    }

    /// Lines that are no comment.
    pub fn clean(raw: DStream<&str>) -> DStream<&str> {
        raw.filter(|line| is_full(line))
    }

    /// Words of clean lines, each with its worth; calls another fragment, and one that nobody else
    /// sees.
    pub fn worths(raw: DStream<&str>, least: Worth) -> DStream<(&str, usize)> {
        let bonus: usize = crate::LEVEL + super::LEVEL;
        let table: BTreeMap<&str, usize> = BTreeMap::from([("gold", 100)]);
        words(clean(raw))
            .map(|word| (word, table.get(word).copied().unwrap_or(Worth::of(word).0) + bonus))
            .filter(|(_, worth)| *worth >= least.0)
    }

    fn words(lines: DStream<&str>) -> DStream<&str> {
        lines.flat_map(|line| line.split_whitespace())
    }

    /// Has an output of its own, and gives two streams.
    pub fn parse(raw: DStream<&str>) -> (DStream<u64>, DStream<String>) {
        let (numbers, bad) = raw.try_map(|line| line.parse::<u64>());
        raw.count().print();
        (numbers, bad.map(|error| error.to_string()))
    }

    /// Takes a function.
    pub fn kept(
        words: DStream<(&str, usize)>,
        keep: impl Fn(&str, Worth) -> bool + Send + Sync + 'static,
    ) -> DStream<(&str, usize)> {
        words.filter(|(word, worth)| keep(word, Worth(*worth)))
    }

    /// What closures name by `self` and `super`.
    pub fn levels(raw: DStream<&str>) -> DStream<usize> {
        raw.filter(|line| self::is_full(line)).map(|line| self::least(line) * super::LEVEL * crate::LEVEL)
    }

    /// Works on records of any type; what it computes at the start has names of its own.
    pub fn numbered<T: Text + std::fmt::Display>(records: DStream<T>, first: u64) -> DStream<(u64, String)> {
        let (start, Worth(end)): (u64, Worth) = (first * 10, Worth::of("to"));
        records.map(|record| (start + end as u64, record.to_string()))
    }
}

/// A macro whose input has a `$`.
#[macro_export]
macro_rules! hundreds {
    ($dollar:tt $n:literal) => {
        $n * 100
    };
}

/// Fragments that stand by themselves, each under the attribute: the macro does not see the module
/// around them.
pub mod alone {
    use streamc::prelude::*;

    /// The shortest long word.
    pub const LEAST: usize = 3;

    /// Whether a word is long.
    pub fn is_long(word: &str) -> bool {
        word.len() >= LEAST
    }

    /// The shape of a word.
    #[derive(Clone, Debug, Record, Text)]
    pub struct Shape {
        /// Its letters.
        pub letters: usize,
        /// A mark.
        pub mark: String,
    }

    /// Cuts lines.
    #[pipeline]
    pub fn words(lines: DStream<&str>) -> DStream<&str> {
        lines.flat_map(|line| line.split_whitespace())
    }

    /// Calls another one beside it, and names what is beside it.
    #[pipeline]
    pub fn long(lines: DStream<&str>, extra: usize) -> DStream<&str> {
        let least = LEAST + extra;
        self::words(lines).filter(|word| is_long(word) && word.len() >= least)
    }

    /// Gives two streams, by types of its module, of the prelude and of the crate.
    #[pipeline]
    pub fn shapes(lines: DStream<&str>, mark: Shape) -> (DStream<Shape>, DStream<usize>) {
        let seen = counter("shapes");
        let shapes = crate::alone::words(lines).map(|word| {
            seen.add(1);
            Shape { letters: word.len() * crate::LEVEL, mark: format!("{}{}", mark.mark, super::LEVEL) }
        });
        (shapes, lines.map(|line| line.len() * crate::hundreds!($ 2)))
    }

    /// Within the same module, what is private is seen too.
    #[pipeline]
    fn shouted(lines: DStream<&str>) -> DStream<String> {
        self::long(lines, 0).map(shout)
    }

    fn shout(word: &str) -> String {
        word.to_uppercase()
    }

    /// A pipeline beside them.
    #[pipeline(batch = "1s")]
    pub fn job(lines: DStream<&str>) {
        self::shouted(lines).print();
    }
}

/// What shows its faults at callers alone. Editors look at the bodies too, which do not fit all
/// that a caller might pass.
#[cfg(not(rust_analyzer))]
#[streamc::pipeline]
pub mod wrong {
    use streamc::prelude::*;

    /// Only of records that have a length.
    pub fn lengths<T>(records: DStream<T>) -> DStream<usize> {
        records.map(|record| record.len())
    }

    /// Only in batches of which there is a whole number in three halves of a second.
    pub fn lately(lines: DStream<&str>) -> DStream<u64> {
        self::counted(lines).count_by_window("1500ms", "1500ms")
    }

    /// What it calls is wrong.
    pub fn nested(lines: DStream<&str>) -> DStream<usize> {
        crate::wrong::lengths(self::counted(lines).map(|line| line.len()))
    }

    /// Nothing is wrong with it.
    pub fn counted(lines: DStream<&str>) -> DStream<&str> {
        lines.filter(|line| !line.is_empty())
    }
}

/// Fragments that call those of another module.
#[streamc::pipeline(batch = "1s")]
pub mod more {
    use super::lines::Worth;
    use streamc::prelude::*;

    /// By a path that begins at the crate, and by one that begins here.
    pub fn counts(raw: DStream<&str>) -> DStream<(&str, u64)> {
        let worths = crate::lines::worths(raw, super::lines::Worth(0));
        super::lines::kept(worths, |_, worth| worth.0 > 0)
            .map(|(word, _)| (word, 1u64))
            .reduce_by_key(|a, b| a + b)
    }

    /// Has the name of another one.
    pub fn clean(raw: DStream<&str>) -> DStream<String> {
        raw.map(|line| format!("clean {line}"))
    }

    /// As a pipeline of the same crate.
    pub fn job(raw: DStream<&str>) {
        crate::lines::worths(raw, Worth(3)).print();
    }
}
