//! `flat_map_values`: any number of values under the same key (Spark row PD-12).

use crate::kernel::{call, pull};

/// Every value of the closure's iterator under the key of the pair, which is cloned for each.
#[inline(always)]
pub fn flat_values<K: Clone, V, I: IntoIterator>(
    op: u32,
    (key, value): (K, V),
    f: impl FnOnce(V) -> I,
) -> impl Iterator<Item = (K, I::Item)> {
    pull(op, call(op, value, f)).map(move |value| (key.clone(), value))
}
