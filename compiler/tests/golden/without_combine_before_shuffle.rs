//! All records move; they are brought together behind the shuffle.
//! golden: plan, kernel

#[pipeline(without = "combine_before_shuffle")]
fn without_combine_before_shuffle(lines: DStream<&str>) {
    lines.map(|line| (line, 1u64)).reduce_by_key(|a, b| a + b).print();
    lines.map(|line| line.len()).reduce(|a, b| a + b).print();
    lines.count().print();
}
