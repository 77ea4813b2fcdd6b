//! The splits of a source: its parts that are ordered in themselves and independent of each other,
//! such as the partitions of a topic or the shards of a stream.

use std::{fmt, sync::Arc};

/// The name of a split within its source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SplitId(Option<Arc<str>>);

impl SplitId {
    /// The one of a source that has no more. Its name is empty.
    pub const ONLY: SplitId = SplitId(None);

    /// A split of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        SplitId((!name.is_empty()).then(|| name.into()))
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// As a source that consists of others names the splits of number `source`.
    #[doc(hidden)]
    #[must_use]
    pub fn of_source(&self, source: usize) -> SplitId {
        match &self.0 {
            None => SplitId::new(&source.to_string()),
            Some(name) => SplitId::new(&format!("{source}/{name}")),
        }
    }

    /// What [`SplitId::of_source`] was made of.
    #[doc(hidden)]
    #[must_use]
    pub fn to_source(&self) -> Option<(usize, SplitId)> {
        let (source, name) = self.as_str().split_once('/').unwrap_or((self.as_str(), ""));
        Some((source.parse().ok()?, SplitId::new(name)))
    }
}

impl fmt::Display for SplitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a split stands when a batch is formed. Whoever waits for all splits, as event time does,
/// learns from it which one it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SplitStatus {
    /// The batch has all that it had.
    Read,
    /// It has nothing now, and its peer says so: the split is idle.
    CaughtUp,
    /// It has more than the batch takes, or a limit holds it back. Never idle.
    Behind,
    /// Whether it has something is unknown, for this reason: nothing connects to its peer.
    Unreachable(Arc<str>),
    /// Nothing will ever come after what this batch takes. A source that is stopped has not ended.
    Ended,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_splits_of_a_union_are_told_apart_and_found_again() {
        for name in ["", "7", "orders/0", "/"] {
            let split = SplitId::new(name);
            let outer = split.of_source(12);
            assert_eq!(outer.to_source(), Some((12, split.clone())), "{name}");
            assert_eq!(outer.of_source(3).to_source(), Some((3, outer)));
        }
        assert_eq!(SplitId::new(""), SplitId::ONLY);
        assert_eq!(SplitId::new("orders").to_source(), None);
    }
}
