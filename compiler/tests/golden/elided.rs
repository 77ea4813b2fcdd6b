//! Keys stay where they are: the second shuffle is left out.
//! golden: plan, kernel

#[pipeline]
fn elided(pairs: DStream<(&str, u64)>) {
    pairs
        .reduce_by_key(|a, b| a + b)
        .filter(|(_, n)| *n > 1)
        .map_values(|n| n % 7)
        .group_by_key()
        .map(|(word, rests)| (word, rests.iter().max()))
        .print();
}
