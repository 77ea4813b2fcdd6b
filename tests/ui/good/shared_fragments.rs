//! Shared fragments under strict lints.
#![deny(warnings, missing_docs, unreachable_pub, unused, unused_qualifications)]

/// A module.
#[streamc::pipeline(batch = "1s")]
mod lines {
    use std::collections::HashSet;
    use streamc::prelude::*;

    /// A name.
    pub(crate) const NAME: &str = "a";

    /// A fragment.
    pub(crate) fn long(lines: DStream<&str>, n: usize) -> DStream<&str> {
        let known: HashSet<&str> = HashSet::from([NAME]);
        lines.filter(|line| line.len() > n || known.contains(*line))
    }

    /// Nobody calls it.
    pub(crate) fn unused(lines: DStream<&str>) -> DStream<&str> {
        lines.filter(|line| line.len() > 1)
    }
}

/// A module of one more fragment, and a pipeline.
#[streamc::pipeline(batch = "1s")]
pub mod jobs {
    use super::lines::{self, long};
    use streamc::prelude::*;

    /// A public one in a program.
    pub fn both(raw: DStream<&str>) -> (DStream<&str>, DStream<&str>) {
        let twice = raw.map(|line| line);
        (long(raw, 2), lines::long(twice, 3))
    }

    pub(super) fn job(raw: DStream<&str>) {
        let (one, other) = both(raw);
        one.union(other).print();
        super::lines::long(raw, 1).count().print();
    }
}

fn main() {
    let _ = jobs::job(streamc::prelude::queue_stream([["a"]]));
}
