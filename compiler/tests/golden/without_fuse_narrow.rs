//! Every narrow operator is a stage of its own.
//! golden: plan, kernel

#[pipeline(without = "fuse_narrow")]
fn without_fuse_narrow(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' ')).filter(|word| !word.is_empty());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
    words.union(lines).print();
}
