//! Streams that reach no output are dropped, with the sources' consumers that nobody needs.
//! golden: plan

#[pipeline]
fn pruned(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    let _lengths = words.map(|word| word.len()).reduce(|a, b| a + b);
    words.print();
}
