//! Spark's `network_wordjoinsentiments.py`: the happiest words that a server has sent lately, by a
//! list of how happy words are.
//!
//! Start `nc -lk 9999` in another terminal, then:
//! `cargo run --bin spark_network_word_join_sentiments -- \
//!     localhost 9999 examples/spark/sentiments.txt`
//!
//! The list has lines `word<TAB>happiness`, happiness a whole number;
//! `examples/spark/sentiments.txt` is a short one.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints words")]

use streamc::{Error, prelude::*};

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

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_network_word_join_sentiments HOST PORT LIST");
    let [host, port, list] = [args.operand("HOST")?, args.operand("PORT")?, args.operand("LIST")?];
    let explains = args.explains();
    let context = args.context()?;
    let text = match explains {
        // nothing is run: the list may not be there
        true => String::new(),
        false => std::fs::read_to_string(&list).map_err(|e| Error::Config(format!("{list}: {e}")))?,
    };
    let row = |line: &'static str| {
        let (word, happiness) = line.split_once('\t')?;
        Some((word, happiness.parse::<i64>().ok()?))
    };
    // the list is there as long as the program
    let rows: Option<Vec<_>> = String::leak(text).lines().map(row).collect();
    let rows = rows.ok_or_else(|| Error::Config(format!("{list}: a line is not `word<TAB>happiness`")))?;
    context.run(happiest(socket_text_stream(format!("{host}:{port}")), broadcast_table(rows)))
}
