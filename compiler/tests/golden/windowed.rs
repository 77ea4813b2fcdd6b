//! Windows: panes kept where the partition is, one slid by two batches, one over it; between the slides nothing runs.
//! golden: plan, kernel

#[pipeline(batch = "1s")]
fn windowed(lines: DStream<&str>, length: String) {
    let recent = lines.window("30s", "10s");
    recent.filter(|line| line.len() > 3).print();
    recent.window(length).count().print();
}
