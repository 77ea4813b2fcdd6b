//! Without any rule a plan is right, but slow.
//! golden: plan

#[pipeline(without = "prune_unused, elide_shuffle, combine_before_shuffle", without = "fuse_narrow, share_prefix")]
fn without_any_rule(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).group_by_key().count().print();
    words.count().print();
}
