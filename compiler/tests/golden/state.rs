//! A state for each key: entered where it is used, one slot in the plan.
//! golden: plan, kernel

#[pipeline]
fn state(pairs: DStream<(&str, u64)>) {
    let sums = pairs.update_state_by_key(|counts, sum: Option<u64>| {
        Some(sum.unwrap_or(0) + counts.iter().sum::<u64>())
    });
    sums.print();
}
