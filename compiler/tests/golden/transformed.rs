//! Closures in the driver on whole batches, with driver state; what they give is read by stages of their own.
//! golden: plan, kernel

#[pipeline]
fn transformed(lines: DStream<&str>, mut seen: u64) {
    let numbered = lines.transform(|rdd| {
        seen += rdd.count();
        rdd.zip_with_index()
    });
    let both = numbered.transform_with(lines.map(|line| (line, 0u64)), |a, b, time| a.union(b));
    both.reduce_by_key(|a, b| a + b).print();
}
