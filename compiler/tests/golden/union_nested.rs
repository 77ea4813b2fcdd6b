//! Unions in unions: the order of the partitions is that of the text.
//! golden: plan

#[pipeline]
fn union_nested(a: DStream<&str>, b: DStream<&str>, c: DStream<&str>) {
    a.union(b.union(c).filter(|line| !line.is_empty())).union(a.map(|line| line.trim())).print();
}
