//! Groups are held for the batch, and their records borrow from what is held.
//! golden: plan, kernel

#[pipeline]
fn grouped(pairs: DStream<(&str, u64)>) {
    pairs.group_by_key().map(|(word, counts)| (word, counts.iter().max())).print();
}
