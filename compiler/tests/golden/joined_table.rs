//! A join with a table is narrow: it keeps the partition and the key.
//! golden: plan, kernel

#[pipeline]
fn joined_table(views: DStream<(&str, u64)>, names: BroadcastTable<&str, &str>) {
    let named = views.reduce_by_key(|a, b| a + b).join_table(&names);
    named.left_outer_join_table(&names).group_by_key().map(|(page, all)| (page, all.iter().last())).print();
}
