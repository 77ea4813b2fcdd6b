//! Whole records as keys, and combiners of another type. A shuffle of whole records is never left out.
//! golden: plan, kernel

#[pipeline]
fn combined(pairs: DStream<(&str, u64)>) {
    let sums = pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1));
    sums.distinct().print();
    sums.count_by_value().map_values(|n| n + 1).reduce_by_key(|a, b| a + b).print();
}
