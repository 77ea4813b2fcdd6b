//! A stream without output is evaluated all the same.
//! golden: plan

#[pipeline(without = "prune_unused")]
fn without_prune_unused(lines: DStream<&str>) {
    let _unused = lines.map(|line| line.len());
    lines.print();
}
