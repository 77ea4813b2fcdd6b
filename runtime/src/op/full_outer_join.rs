//! `full_outer_join`: a join that keeps the records of both sides (Spark row PD-14).

use super::CoGrouped;
use crate::{record::Key, shuffle::Sides};

/// Joins two sides of one partition; a value whose key the other side lacks stands with `None`.
pub fn full_outer_join<K: Key + Clone, V: Clone, W: Clone>(
    op: u32,
    seed: u64,
    sides: Sides<K, V, W>,
) -> impl Iterator<Item = (K, (Option<V>, Option<W>))> {
    CoGrouped::new(op, seed, sides).crossed(true, true)
}
