//! `join`: each value of a key with each value of that key in another stream (Spark row PD-14).

use super::CoGrouped;
use crate::{record::Key, shuffle::Sides};

/// Joins two sides of one partition; keys that only one side has are left out.
pub fn join<K: Key + Clone, V: Clone, W: Clone>(
    op: u32,
    seed: u64,
    sides: Sides<K, V, W>,
) -> impl Iterator<Item = (K, (V, W))> {
    CoGrouped::of_left(op, seed, sides).crossed(false, false).filter_map(|(key, (left, right))| {
        // both are there: neither side is kept alone
        Some((key, (left?, right?)))
    })
}
