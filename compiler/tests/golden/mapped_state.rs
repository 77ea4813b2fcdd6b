//! A state that is seen record by record, its timeout, and what reads the state after the batch: in one pass.
//! golden: plan, kernel

#[pipeline]
fn mapped_state(pairs: DStream<(&str, u64)>) {
    let sums = pairs
        .map_with_state(|word, n: Option<u64>, sum: &mut State<u64>| {
            if let Some(n) = n {
                sum.update(sum.get().unwrap_or(0) + n);
            }
            (word, sum.get(), sum.is_timing_out())
        })
        .timeout("30s")
        .initial([("a", 1u64)]);
    sums.print();
    sums.state_snapshots().reduce_by_key(|a, b| a + b).print();
}
