//! The same as `elided`, with its rule off.
//! golden: plan

#[pipeline(without = "elide_shuffle")]
fn without_elide_shuffle(pairs: DStream<(&str, u64)>) {
    pairs.reduce_by_key(|a, b| a + b).map_values(|n| n % 7).group_by_key().count().print();
}
