//! `right_outer_join`: a join that keeps the records of the right side (Spark row PD-14).

use super::CoGrouped;
use crate::{record::Key, shuffle::Sides};

/// Joins two sides of one partition; a value of the right side whose key the left side lacks stands
/// with `None`.
pub fn right_outer_join<K: Key + Clone, V: Clone, W: Clone>(
    op: u32,
    seed: u64,
    sides: Sides<K, V, W>,
) -> impl Iterator<Item = (K, (Option<V>, W))> {
    CoGrouped::new(op, seed, sides).crossed(false, true).filter_map(|(key, (left, right))| {
        // the right value is there: keys of the left side alone are left out
        Some((key, (left, right?)))
    })
}
