//! Jobs over the sales of a shop. Both begin with the same fragment, `sales`, which becomes a part of each of them.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a job shows what it has found")]

/// The pipelines of this library.
#[streamc_runtime::pipeline(batch = "1s")]
pub mod jobs {
    use streamc_runtime::prelude::*;

    /// What was sold: `item cents`. Comments and lines of another form are left out.
    fn sales(lines: DStream<&str>) -> DStream<(&str, i64)> {
        lines
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split_once(' '))
            .flat_map(|(item, cents)| Some((item, cents.parse::<i64>().ok()?)))
    }

    /// What came in for each item, the best first.
    pub fn revenue(lines: DStream<&str>) {
        let sums = sales(lines).reduce_by_key(|a, b| a + b);
        sums.foreach_rdd(|rdd| {
            for (item, cents) in rdd.sort_by_key(|(_, cents)| -cents) {
                println!("{item} {}.{:02}", cents / 100, cents % 100);
            }
        });
    }

    /// Sales of at least so many cents.
    pub fn large(lines: DStream<&str>, at_least: i64) {
        let large = sales(lines).filter(|(_, cents)| *cents >= at_least);
        large.foreach_rdd(|rdd| rdd.iter().for_each(|(item, cents)| println!("{item} for {cents} cents")));
    }
}
