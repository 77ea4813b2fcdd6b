//! Ratios against hand-written loops, from interleaved runs: streamc, "same" (our border finder and
//! table in a hand loop with the same closures) and "std" (memchr lines, a hashbrown + foldhash map
//! of `&str`, the same closures).
//!
//! `cargo bench --bench ratios -- [MIB] [ROUNDS] [--keys]`; `--keys` goes through key sets from 100
//! to 10 million, uniform, skewed and long.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use streamc::{record::TextBlock, testkit::Bench};
use streamc_benches::{
    data::{long_zipf_text, uniform_text, zipf_text},
    hand::{Counts, cut, grep_std, word_count_std},
    pipelines::{self, Prepared},
    ratio::{Contender, interleave},
    same::{self, on_threads},
};

const PATTERN: &str = "kimp";

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let (mib, rounds) = (numbers.first().copied().unwrap_or(64), numbers.get(1).copied().unwrap_or(7));
    if std::env::args().any(|arg| arg == "--keys") {
        return keys(mib, rounds);
    }
    let text = zipf_text(mib << 20, 1_000_000, 7);
    let n_lines = text.lines().count();
    println!("{mib} MiB, {n_lines} lines, one batch; medians of {rounds} interleaved rounds\n");
    // known at run time only, for everybody: the closures are the very same
    let pattern = std::hint::black_box(PATTERN.to_owned());
    for threads in [1, 2] {
        let parts = halves(&text, threads);
        let blocks: Vec<TextBlock> = parts.iter().map(|part| TextBlock::lines((*part).to_owned())).collect();
        let (answer, mut words) = pipeline(&parts, pipelines::word_count);
        let (spanned_answer, mut spanned) = pipeline(&parts, pipelines::word_count_by_words);
        report(
            &format!("word count, {threads} thread(s)"),
            n_lines,
            rounds,
            vec![
                Contender::new("streamc", || run(&mut words, &answer)),
                Contender::new("words()", || run(&mut spanned, &spanned_answer)),
                Contender::new("same", || same::word_count(&blocks)),
                Contender::new("std", || words_std(&parts)),
            ],
        );
        let (answer, mut found) =
            pipeline(&parts, |lines, answer| pipelines::grep(lines, PATTERN.to_owned(), answer));
        let (spanned_answer, mut spanned) = pipeline(&parts, |lines, answer| {
            pipelines::grep_by_containing(lines, PATTERN.to_owned(), answer)
        });
        report(
            &format!("grep, {threads} thread(s)"),
            n_lines,
            rounds,
            vec![
                Contender::new("streamc", || run(&mut found, &answer)),
                Contender::new("containing()", || run(&mut spanned, &spanned_answer)),
                Contender::new("same", || same::grep(&blocks, &pattern)),
                Contender::new("std", || {
                    on_threads(&parts, |part| grep_std(part, |line| line.contains(pattern.as_str())))
                        .into_iter()
                        .sum()
                }),
            ],
        );
    }
}

/// Word count over key sets of all sizes.
fn keys(mib: usize, rounds: usize) {
    println!(
        "word count, {mib} MiB, one batch; std / it by medians (by the best) of {rounds} interleaved rounds\n"
    );
    println!("{:>20} {:>10} {:>7} {:>16} {:>16}", "", "distinct", "threads", "closures", "words()");
    type Make = fn(usize, u64, u64) -> String;
    let kinds: [(&str, Make); 3] =
        [("uniform", uniform_text), ("skewed", zipf_text), ("skewed, long", long_zipf_text)];
    for (kind, make) in kinds {
        for n_words in [100, 10_000, 1_000_000, 10_000_000] {
            let text = make(mib << 20, n_words, 7);
            for threads in [1, 2] {
                let parts = halves(&text, threads);
                let (answer, mut closures) = pipeline(&parts, pipelines::word_count);
                let (spanned_answer, mut spanned) = pipeline(&parts, pipelines::word_count_by_words);
                let mut contenders = vec![
                    Contender::new("closures", || run(&mut closures, &answer)),
                    Contender::new("words()", || run(&mut spanned, &spanned_answer)),
                    Contender::new("std", || words_std(&parts)),
                ];
                interleave(&mut contenders, rounds);
                let [medians, bests] = [Contender::median, Contender::best]
                    .map(|by| contenders.iter().map(|c| by(c).as_secs_f64()).collect::<Vec<_>>());
                let ratio = |i: usize| format!("{:.2} ({:.2})", medians[2] / medians[i], bests[2] / bests[i]);
                let (closures, words) = (ratio(0), ratio(1));
                drop(contenders);
                let distinct = answer.load(Ordering::Relaxed);
                println!("{kind:>12} {n_words:>8} {distinct:>9} {threads:>7} {closures:>16} {words:>16}");
            }
        }
    }
}

fn halves(text: &str, threads: usize) -> Vec<&str> {
    if threads == 1 {
        return vec![text];
    }
    let (a, b) = text.split_at(cut(text, text.len() / 2));
    vec![a, b]
}

type Lines = streamc::dstream::DStream<&'static str>;

fn pipeline(
    parts: &[&str],
    make: impl Fn(Lines, Arc<AtomicU64>) -> streamc::Pipeline,
) -> (Arc<AtomicU64>, Bench) {
    let answer = Arc::new(AtomicU64::new(0));
    let lines = Prepared::stream(parts.iter().map(|part| (*part).to_owned()).collect());
    let mut bench =
        Bench::new(make(lines, Arc::clone(&answer)), parts.len(), parts.len() as u32).expect("it starts");
    bench.prepare(parts.len()).expect("the source gives its batch");
    (answer, bench)
}

fn run(bench: &mut Bench, answer: &AtomicU64) -> u64 {
    bench.run(0).expect("the batch runs");
    answer.load(Ordering::Relaxed)
}

/// A map for each thread, merged at the end.
fn words_std(parts: &[&str]) -> u64 {
    let count = |part| {
        let mut counts = Counts::default();
        word_count_std(part, &mut counts, |word| (word, 1u64), |a, b| a + b);
        counts
    };
    if let [part] = parts {
        return count(*part).len() as u64;
    }
    let mut maps = on_threads(parts.iter().copied(), count).into_iter();
    let mut all = maps.next().unwrap_or_default();
    for (word, n) in maps.flatten() {
        *all.entry(word).or_insert(0) += n;
    }
    all.len() as u64
}

fn report(what: &str, n_lines: usize, rounds: usize, mut contenders: Vec<Contender<'_>>) {
    interleave(&mut contenders, rounds);
    println!("{what}");
    let (ours, best) = (contenders[0].median().as_secs_f64(), contenders[0].best().as_secs_f64());
    for contender in &contenders {
        let time = contender.median().as_secs_f64();
        let speed = n_lines as f64 / time / 1e6;
        println!(
            "  {:12} {:8.2} M lines/s   streamc / it = {:.2} (by the best {:.2})",
            contender.name,
            speed,
            time / ours,
            contender.best().as_secs_f64() / best
        );
    }
    println!();
}
