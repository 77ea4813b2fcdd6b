//! Two outputs share a prefix; pairs are combined before the shuffle.
//! golden: plan, kernel

#[pipeline(batch = "1s")]
fn word_count(lines: DStream<&str>, min_len: usize) {
    let words = lines.flat_map(|line| line.split_whitespace()).filter(|w| w.len() >= min_len);
    let counts = words.map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b);
    counts.print();
    words.count().print();
}
