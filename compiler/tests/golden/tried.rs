//! Closures that can fail: their records and their errors are streams, and one pass gives both.
//! golden: plan, kernel

#[pipeline]
fn tried(lines: DStream<&str>) {
    let (numbers, bad) = lines.try_map(|line| line.parse::<u64>());
    numbers.reduce(|a, b| a + b).print();
    bad.map(|error| error.to_string()).print();
    lines.try_flat_map(|line| line.parse::<u64>().map(|n| 0..n)).count().print();
}
