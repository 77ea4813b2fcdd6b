//! Without the rule, values go through the shuffle and combiners are made behind it.
//! golden: plan, kernel

#[pipeline(without = "combine_before_shuffle")]
fn combined_after(pairs: DStream<(&str, u64)>) {
    pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1)).print();
    pairs.count_by_value().print();
}
