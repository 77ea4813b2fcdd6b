//! `left_outer_join`: a join that keeps the records of the left side (Spark row PD-14).

use super::CoGrouped;
use crate::{record::Key, shuffle::Sides};

/// Joins two sides of one partition; a value of the left side whose key the right side lacks stands
/// with `None`.
pub fn left_outer_join<K: Key + Clone, V: Clone, W: Clone>(
    op: u32,
    seed: u64,
    sides: Sides<K, V, W>,
) -> impl Iterator<Item = (K, (V, Option<W>))> {
    CoGrouped::of_left(op, seed, sides).crossed(true, false).filter_map(|(key, (left, right))| {
        // the left value is there: keys of the right side alone are left out
        Some((key, (left?, right)))
    })
}
