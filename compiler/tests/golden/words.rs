//! Whole blocks behind a source that nobody else reads in that loop; lines elsewhere.
//! golden: plan, kernel

#[pipeline]
fn words(alone: DStream<&str>, shared: DStream<&str>) {
    alone.words().map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    shared.words().filter(|word| word.len() > 3).print();
    shared.count().print();
}
