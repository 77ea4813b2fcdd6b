//! What comes out of a shuffle has two consumers: it is merged once and pushed through both.
//! golden: plan, kernel

#[pipeline]
fn share_after_shuffle(words: DStream<&str>) {
    let counts = words.map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b);
    counts.filter(|(_, n)| *n > 1).print();
    counts.map(|(_, n)| n).reduce(|a, b| a + b).print();
}
