//! Every consumer has a loop of its own; what came out of a shuffle is kept and read again.
//! golden: plan, kernel

#[pipeline(without = "share_prefix")]
fn without_share_prefix(lines: DStream<&str>) {
    let counts = lines.map(|line| (line, 1u64)).reduce_by_key(|a, b| a + b);
    counts.print();
    counts.map(|(_, n)| n).reduce(|a, b| a + b).print();
    lines.count().print();
}
