//! Two consumers behind a union of filtered streams: every side is evaluated once, and pushed to both.
//! golden: plan, kernel

#[pipeline]
fn union_shared(left: DStream<&str>, right: DStream<String>) {
    let counts = left.filter(|line| !line.is_empty()).map(|line| (line.len(), 1u64)).reduce_by_key(|a, b| a + b);
    let both = right.map(|line| (line.len(), 1u64)).union(counts);
    both.count().print();
    both.map_values(|n| n + 1).print();
}
