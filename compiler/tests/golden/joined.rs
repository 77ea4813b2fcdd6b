//! Two streams brought together: one side is placed already and stays, both stay, both move, and a stream with itself.
//! golden: plan

#[pipeline]
fn joined(views: DStream<(&str, u64)>, names: DStream<(&str, &str)>) {
    let counts = views.reduce_by_key(|a, b| a + b);
    counts.join(names).filter(|(_, (n, _))| *n > 1).print();
    counts.left_outer_join(names.group_by_key().map_values(|names| names.iter().max())).print();
    views.right_outer_join(names).count().print();
    counts.full_outer_join(counts).count().print();
    views.cogroup(names.union(names)).map(|(page, (n, names))| (page, n.len(), names.len())).print();
}
