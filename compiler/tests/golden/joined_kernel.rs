//! The kernel of a join of which one side stays.
//! golden: plan, kernel

#[pipeline]
fn joined_kernel(views: DStream<(&str, u64)>, names: DStream<(&str, &str)>) {
    views.reduce_by_key(|a, b| a + b).join(names).print();
}
