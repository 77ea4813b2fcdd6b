//! Spark's `network_wordjoinsentiments.py`: the happiest words that a server has sent lately, by a list of how happy words are.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints words")]

use std::process::ExitCode;
use streamc_runtime::{Error, prelude::*};

const USAGE: &str = "spark_network_word_join_sentiments HOST PORT LIST
  LIST is a file of lines `word<TAB>happiness`, happiness a whole number; try examples/spark/sentiments.txt";

/// The words of the last five seconds: how often they came times how happy they are.
#[pipeline(batch = "1s")]
fn happiest(lines: DStream<&str>, sentiments: BroadcastTable<&str, i64>) {
    let words = lines.flat_map(|line| line.split_whitespace()).map(|word| (word, 1i64));
    let counts = words.reduce_by_key_and_window(|a, b| a + b, |all, leaving| all - leaving, "5s", "1s");
    let happiness = counts.join_table(&sentiments).map(|(word, (n, happiness))| (word, n * happiness));
    happiness.foreach_rdd(|rdd| {
        for (word, happiness) in rdd.top_by(10, |(word, happiness)| (*happiness, std::cmp::Reverse(*word))) {
            println!("{word}: {happiness}");
        }
    });
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[host, port, list], context| {
        let text = std::fs::read_to_string(&list).map_err(|e| Error::Config(format!("{list}: {e}")))?;
        let parse = |line: &str| {
            let (word, happiness) = line.split_once('\t')?;
            Some((word.to_owned(), happiness.parse::<i64>().ok()?))
        };
        let rows: Option<Vec<(String, i64)>> = text.lines().map(parse).collect();
        let rows =
            rows.ok_or_else(|| Error::Config(format!("{list}: a line is not `word<TAB>happiness`")))?;
        let sentiments = broadcast_table(rows.iter().map(|(word, happiness)| (word.as_str(), *happiness)));
        context.build()?.run(happiest(socket_text_stream(format!("{host}:{port}")), sentiments))
    })
}
