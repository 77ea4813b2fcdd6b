//! Arguments that are values are evaluated and checked once; a kernel that keeps something knows its partition.
//! golden: plan, kernel

#[pipeline]
fn values(lines: DStream<&str>, n: usize, fraction: f64) {
    let some = lines.sample(fraction).repartition(n * 2);
    some.top_k(n).print();
}
