//! Spark's `StatefulNetworkWordCount`: how often each word has come since the start. Some words begin with a count.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use streamc_runtime::{Error, prelude::*};

const USAGE: &str = "spark_stateful_network_word_count HOST PORT INITIAL
  INITIAL is what the counts begin with: hello=1,world=1, or none
  start `nc -lk 9999` in another terminal, then: spark_stateful_network_word_count localhost 9999 hello=1,world=1";

#[pipeline(batch = "1s")]
fn running_counts(lines: DStream<&str>, initial: Vec<(String, u64)>) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1u64));
    let counts = words
        .map_with_state(|word, one: Option<u64>, count: &mut State<u64>| {
            let now = count.get().unwrap_or(0) + one.unwrap_or(0);
            count.update(now);
            (word, now)
        })
        .initial(initial.iter().map(|(word, n)| (word.as_str(), *n)));
    counts.print();
}

/// `hello=1,world=1`, or `none`.
fn parse_initial(text: &str) -> Result<Vec<(String, u64)>, Error> {
    let refused = || Error::Config(format!("`{text}`: expected `none` or counts such as `hello=1,world=1`"));
    let parse = |pair: &str| {
        let (word, n) = pair.split_once('=')?;
        Some((word.to_owned(), n.parse().ok()?))
    };
    match text {
        "none" => Ok(Vec::new()),
        _ => text.split(',').map(parse).collect::<Option<_>>().ok_or_else(refused),
    }
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[host, port, initial], context| {
        let lines = socket_text_stream(format!("{host}:{port}"));
        context.build()?.run(running_counts(lines, parse_initial(&initial)?))
    })
}
