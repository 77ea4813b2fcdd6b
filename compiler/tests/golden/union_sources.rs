//! Two sources, one consumer: what follows stands in the loop of each.
//! golden: plan, kernel

#[pipeline]
fn union_sources(left: DStream<&str>, right: DStream<&str>) {
    left.union(right).map(|line| (line, 1u64)).reduce_by_key(|a, b| a + b).print();
}
