//! A union of streams that are not both placed by key is shuffled; it has consumers of its own.
//! golden: plan

#[pipeline]
fn union_shuffled(pairs: DStream<(&str, u64)>) {
    let counts = pairs.reduce_by_key(|a, b| a + b);
    let both = counts.union(pairs);
    both.group_by_key().map(|(word, all)| (word, all.iter().max())).print();
    both.count().print();
}
