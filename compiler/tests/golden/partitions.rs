//! Partitions as a whole: no shuffle, but what comes in is kept first.
//! golden: plan, kernel

#[pipeline]
fn partitions(lines: DStream<&str>) {
    let firsts = lines.map_partitions(|lines| lines.take(3));
    firsts.glom().map(|partition| partition.len()).print();
}
