//! Apache's error log: what its lines say, and the pipelines over them.
//!
//! A line is `[Wed Oct 11 14:32:52.123456 2023] [core:error] [pid 81:tid 12]`, and then
//! `[client 10.0.0.7:51000] AH00037: ..`.
//! The parts `pid` and `client` may be missing, the module too: `[error]`.
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::cmp::Reverse;
use streamc::prelude::*;

/// One line. It borrows from the block that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Record, Text)]
pub struct Entry<'a> {
    /// `error`, `warn`, `notice`, ..
    pub level: &'a str,
    /// Who asked; empty for what the server says of itself.
    pub client: &'a str,
    /// The rest of the line.
    pub message: &'a str,
}

/// The levels of Apache, the worst first.
pub const LEVELS: [&str; 9] = ["emerg", "alert", "crit", "error", "warn", "notice", "info", "debug", "trace"];

impl<'a> Entry<'a> {
    /// None for a line that is not of the form.
    pub fn parse(line: &'a str) -> Option<Self> {
        let (_time, rest) = field(line)?;
        let (module_and_level, mut rest) = field(rest)?;
        let level = module_and_level.rsplit(':').next()?;
        if !LEVELS.iter().any(|known| level.trim_end_matches(|c: char| c.is_ascii_digit()) == *known) {
            return None;
        }
        let mut client = "";
        while let Some((name, after)) = field(rest) {
            if let Some(address) = name.strip_prefix("client ") {
                client = address.rsplit_once(':').map_or(address, |(host, _)| host);
            }
            rest = after;
        }
        Some(Entry { level, client, message: rest })
    }
}

/// `[field] rest`
fn field(text: &str) -> Option<(&str, &str)> {
    let (field, rest) = text.strip_prefix('[')?.split_once(']')?;
    Some((field, rest.trim_start()))
}

/// How many lines of each level, which clients cause most of them, and how many lines are not of
/// the form: one pass.
#[pipeline(batch = "1s")]
pub fn report(lines: DStream<&str>, top: usize) {
    let entries = lines.flat_map(Entry::parse);
    entries.map(|entry| (entry.level, 1u64)).reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| {
        for (level, n) in rdd.sort_by_key(|(level, _)| LEVELS.iter().position(|known| known == level)) {
            println!("{n:>8}  {level}");
        }
    });
    let clients = entries.filter(|entry| !entry.client.is_empty()).map(|entry| (entry.client, 1u64));
    clients.reduce_by_key(|a, b| a + b).foreach_rdd(|rdd| {
        for (client, n) in rdd.top_by(top, |(client, n)| (*n, Reverse(*client))) {
            println!("{n:>8}  {client}");
        }
    });
    let bad = lines.filter(|line| Entry::parse(line).is_none());
    bad.count().foreach_rdd(|rdd| println!("{:>8}  lines of another form", rdd.first().unwrap_or(0)));
}

/// The lines that are at least as bad as an error, as they come; and how many there have been from
/// each client.
#[pipeline(batch = "1s")]
pub fn watch(lines: DStream<&str>) {
    let entries = lines.flat_map(Entry::parse);
    let bad = entries.filter(|entry| LEVELS[..4].contains(&entry.level));
    bad.print();
    let so_far = bad
        .map(|entry| (entry.client, 1u64))
        .update_state_by_key(|now, before: Option<u64>| Some(before.unwrap_or(0) + now.iter().sum::<u64>()));
    so_far.print();
}

#[cfg(test)]
mod tests {
    use super::*;
    use streamc::testkit::{self, TestKit};

    #[test]
    fn lines_are_taken_apart() {
        let line = "[Wed Oct 11 14:32:52.123456 2023] [core:error] [pid 81:tid 12] [client 10.0.0.7:51000] AH00037: no";
        let entry = Entry { level: "error", client: "10.0.0.7", message: "AH00037: no" };
        assert_eq!(Entry::parse(line), Some(entry));
        let old = "[Wed Oct 11 14:32:52 2023] [notice] resuming normal operations";
        let entry = Entry { level: "notice", client: "", message: "resuming normal operations" };
        assert_eq!(Entry::parse(old), Some(entry));
        let v6 = "[x] [ssl:trace3] [client 2001:db8::17:443] m";
        assert_eq!(
            Entry::parse(v6).map(|entry| (entry.level, entry.client)),
            Some(("trace3", "2001:db8::17"))
        );
        for other in ["", "Segmentation fault", "[x]", "[x] [verbose] m", "[x] m"] {
            assert_eq!(Entry::parse(other), None, "{other}");
        }
    }

    #[test]
    fn bad_lines_are_counted_across_batches() -> streamc::Result<()> {
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(watch(lines.stream()));
        lines.push(["[x] [core:error] [client a:1] one", "[x] [core:info] [client a:1] two"]);
        lines.push(["[x] [core:crit] [client a:2] three"]);
        assert_eq!(kit.run_batch()?.output("bad.print"), ["Entry(error,a,one)"]);
        assert_eq!(kit.run_batch()?.output("so_far.print"), ["(a,2)"]);
        Ok(())
    }
}
