//! What a window meets in batches without input: a state, a closure in the driver, a window; and windows that are made of windows.
//! golden: plan, kernel

#[pipeline(batch = "1s")]
fn met(lines: DStream<&str>) {
    let ones = lines.map(|line| (line, 1u64));
    let window = ones.reduce_by_key_and_window(|a, b| a + b, "5s");
    let sums = ones.update_state_by_key(|new, n: Option<u64>| Some(n.unwrap_or(0) + new.iter().sum::<u64>()));
    window.join(sums.filter(|(_, n)| *n > 1)).print();
    window.union(ones.transform(|rdd| rdd)).print();
    // nothing meets this one
    ones.transform(|rdd| rdd).print();
    let counts = lines.count_by_window("2s");
    counts.reduce_by_window(|a, b| a + b, "4s").print();
    window.count().window("3s").print();
}
