//! Everything that the language has, in one pipeline.

use streamc::prelude::*;

use std::collections::BTreeSet;

/// Counts words.
///
/// The attributes of the function stay.
#[pipeline(batch = "1s", without = "elide_shuffle")]
#[allow(clippy::too_many_arguments)]
#[inline(never)]
pub fn job(lines: DStream<&str>) {
    const LIMIT: usize = 3;
    fn short(word: &&str) -> bool {
        word.len() < LIMIT
    }
    let limit: u64 = std::env::var("LIMIT").unwrap_or("3".to_owned()).parse()?;
    let (low, high) = (LIMIT, LIMIT * 2);
    assert!(low < high, "in order");
    let mut stops = BTreeSet::new();
    stops.insert("the");
    let stops = stops;

    let words = lines.flat_map(|line| line.split_whitespace());
    let words = words.filter(|word| !stops.contains(word));
    let alias = words;
    let counts = (alias).map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.print();
    words.count().print();
    counts.filter(move |(_, n)| *n > limit).save_as_text_files("out/top", "txt");
    words.filter(short).union(words.filter(|w| (low..high).contains(&w.len()))).key_by(|w| w.len()).group_by_key().print();
    counts.map_values(|n: u64| n as f64).map(|(word, n): (&str, f64)| (n.to_bits(), word)).print();
    counts
        .update_state_by_key(|values: Group<u64>, state: Option<u64>| -> Option<u64> {
            Some(state.unwrap_or(0) + values.iter().sum::<u64>())
        })
        .foreach_rdd(|rdd, time| println!("{time:?} {}", rdd.count()));
    lines.map(|line| line.len()).reduce(usize::max).print()
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
