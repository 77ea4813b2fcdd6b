//! A stream with itself: every record twice, the partitions side by side.
//! golden: plan, kernel

#[pipeline]
fn union_self(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    words.union(words).print();
}
