//! Statements without streams are evaluated once, in order; names are bound again, aliases are no nodes.
//! golden: plan, kernel

#[pipeline(crate = my::runtime)]
fn host_statements(lines: DStream<&str>, pattern: &'static str) {
    use std::collections::BTreeSet;
    const LIMIT: usize = 3;
    fn short(word: &&str) -> bool {
        word.len() < LIMIT
    }
    let pattern = Regex::new(pattern)?;
    let (low, high) = (LIMIT, LIMIT * 2);
    assert!(low < high, "the limits are in order");
    let words: BTreeSet<&str> = ["a", "b"].into_iter().collect();
    let lines = lines.filter(|line| pattern.is_match(line));
    let lines = lines.filter(|line| words.contains(line) || (low..high).contains(&line.len()));
    let alias = lines;
    alias.filter(short).print();
    (lines).union(alias).count().print();
}
