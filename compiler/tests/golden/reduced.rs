//! One record out of all: folded in every partition, then in one.
//! golden: plan, kernel

#[pipeline(batch = "250ms")]
fn reduced(lines: DStream<&str>) {
    lines.map(|line| line.len()).reduce(|a, b| a.max(b)).print();
}
