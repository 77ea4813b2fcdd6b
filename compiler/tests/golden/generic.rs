//! Type parameters stand for owned records or for configuration.
//! golden: plan, kernel

/// Counts records under what `key` finds in them.
#[pipeline(batch = "100ms")]
pub(crate) fn generic<T: Clone, K, F>(records: DStream<T>, key: F)
where
    F: Fn(&T) -> K + Sync,
    K: Key + Text,
{
    records.key_by(&key).map_values(|_| 1u64).reduce_by_key(|a, b| a + b).print();
}
