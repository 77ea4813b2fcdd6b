//! Narrow operators with a call of their own; one that is seen from outside is evaluated once without the rule, too.
//! golden: plan, kernel

#[pipeline(without = "share_prefix")]
fn narrow_more(lines: DStream<&str>) {
    let numbers = lines.filter_map(|line| line.parse::<u64>().ok()).inspect(|n| eprintln!("{n}"));
    numbers.map(|n| (n, n)).flat_map_values(|n| 0..n).print();
    numbers.print();
}
