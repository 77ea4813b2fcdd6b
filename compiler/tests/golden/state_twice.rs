//! Two states; the second one reads what is already placed by key, so that only one shuffle is left.
//! golden: plan

#[pipeline]
fn state_twice(pairs: DStream<(&str, u64)>) {
    let sums = pairs.update_state_by_key(|n, sum: Option<u64>| Some(sum.unwrap_or(0) + n.iter().sum::<u64>()));
    let highest = sums.update_state_by_key(|n, top: Option<u64>| n.iter().max().max(top));
    sums.count().print();
    highest.print();
}
