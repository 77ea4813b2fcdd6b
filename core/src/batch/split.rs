//! The splits of a source: parts that are each ordered and independent of each other, such as the
//! partitions of a topic or the shards of a stream.

use std::{fmt, sync::Arc};

/// The name of a split within its source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SplitId(Option<Arc<str>>);

impl SplitId {
    /// The only split of a source that has just one. Its name is empty.
    pub const ONLY: SplitId = SplitId(None);

    /// Creates the split of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        SplitId((!name.is_empty()).then(|| name.into()))
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Returns the name of this split, of source number `source`, within a union.
    #[doc(hidden)]
    #[must_use]
    pub fn of_source(&self, source: usize) -> SplitId {
        match &self.0 {
            None => SplitId::new(&source.to_string()),
            Some(name) => SplitId::new(&format!("{source}/{name}")),
        }
    }

    /// Returns the source and the split that were passed to [`SplitId::of_source`].
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

/// The state of a split when a batch is formed. Anything that waits for all splits, as event time
/// does, can tell from it which split it is waiting for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SplitStatus {
    /// The batch takes everything that it had.
    Read,
    /// It has no data now, and its peer confirms that: the split is idle.
    CaughtUp,
    /// It has more data than the batch takes, or a limit holds it back. Never idle.
    Behind,
    /// Whether it has data is unknown, because its peer is not connected, for this reason.
    Unreachable(Arc<str>),
    /// It ends with what this batch takes. A source that is stopped has not ended.
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
