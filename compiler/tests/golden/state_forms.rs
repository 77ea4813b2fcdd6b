//! The other forms of a state: options behind the operator take the place of its closure, or add to it.
//! golden: plan, kernel

#[pipeline]
fn state_forms(pairs: DStream<(&str, u64)>, start: Vec<(&'static str, u64)>) {
    let seen = pairs
        .update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))
        .initial(start);
    seen.print();
    pairs.update_state_by_key().with_key_and_time(|time, _, n, last: Option<u64>| if n.is_empty() { last } else { Some(time.millis()) }).print();
    pairs.update_state_by_key().by_partition(|all| all.map(|(key, n, sum)| (key, sum.unwrap_or(0u64) + n.len() as u64))).print();
}
