//! What jobs over the sales of a shop share: the fragment `sales`, which becomes a part of each
//! pipeline that calls it.
#![forbid(unsafe_code)]

/// The fragments of this library. What their closures name is `pub`, since it is seen by the
/// callers.
#[streamc::pipeline]
pub mod fragments {
    use streamc::prelude::*;

    /// Starts a line that is not a sale.
    pub const COMMENT: char = '#';

    /// An amount as people write it.
    pub fn amount(cents: u64) -> String {
        format!("{}.{:02}", cents / 100, cents % 100)
    }

    /// What was sold: `item cents`. Lines of another form are the second stream.
    pub fn sales(lines: DStream<&str>) -> (DStream<(&str, u64)>, DStream<&str>) {
        let lines = lines.filter(|line| !line.starts_with(COMMENT));
        let (sales, bad) = lines.try_map(|line| {
            let (item, cents) = line.split_once(' ').ok_or(line)?;
            Ok::<_, &str>((item, cents.parse::<u64>().map_err(|_| line)?))
        });
        (sales, bad)
    }
}
