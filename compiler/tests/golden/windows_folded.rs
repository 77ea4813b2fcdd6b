//! Aggregates of windows: each batch is combined, moved once, and enters the window where its key belongs.
//! golden: plan, kernel

#[pipeline(batch = "1s")]
fn windows_folded(lines: DStream<&str>, slide: Duration) {
    let pairs = lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64));
    let longest = lines.map(|line| (line.len() % 8, line)).reduce_by_key_and_window(|a, b| a.max(b), "30s", "10s");
    // placed by key already
    longest.reduce_by_key(|a, _| a).print();
    pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "30s", |&(_, n)| n > 1).print();
    pairs.group_by_key_and_window("5s", slide).map(|(word, counts)| (word, counts.len())).print();
    lines.count_by_value_and_window("5s").print();
    lines.count_by_window("5s", "5s").print();
    lines.map(|line| line.len()).reduce_by_window(|a, b| a.max(b), "5s").print();
    lines.map(|line| line.len()).reduce_by_window(usize::wrapping_add, usize::wrapping_sub, "5s", "2s").print();
}
