//! Spark's `StatefulNetworkWordCount`: how often each word has come since the start. Some words
//! begin with a count.
//!
//! Start `nc -lk 9999` in another terminal, then:
//! `cargo run --bin spark_stateful_network_word_count -- localhost 9999 --initial hello=1,world=1`
#![forbid(unsafe_code)]

use streamc::{Error, prelude::*};

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

/// Of `hello=1,world=1`.
fn parse_initial(text: &str) -> Result<Vec<(String, u64)>, Error> {
    let refused = || Error::Config(format!("--initial {text}: expected counts such as `hello=1,world=1`"));
    let parse = |pair: &str| {
        let (word, n) = pair.split_once('=')?;
        Some((word.to_owned(), n.parse().ok()?))
    };
    text.split(',').map(parse).collect::<Option<_>>().ok_or_else(refused)
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_stateful_network_word_count HOST PORT [--initial WORD=COUNT,..]");
    let initial = args.value("--initial")?.map_or(Ok(Vec::new()), |text| parse_initial(&text))?;
    let (host, port) = (args.operand("HOST")?, args.operand("PORT")?);
    args.context()?.run(running_counts(socket_text_stream(format!("{host}:{port}")), initial))
}
