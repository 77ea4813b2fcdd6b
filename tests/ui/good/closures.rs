//! Closures of every form, paths, and expressions that give functions.

use streamc::prelude::*;

fn longer_than(n: usize) -> impl Fn(&&str) -> bool + Send + Sync {
    move |line| line.len() > n
}

struct Rules {
    limit: usize,
    cut: fn(&str) -> &str,
    weigh: Box<dyn Fn(&str) -> u64 + Send + Sync>,
}

impl Rules {
    fn keeps(&self, line: &str) -> bool {
        line.len() < self.limit
    }
}

#[pipeline(batch = "100ms")]
fn rules(lines: DStream<&str>, rules: Rules, stop: String, more: impl Fn(&str) -> bool) {
    lines
        .filter(longer_than(3))
        .filter(|line| rules.keeps(line))
        .filter(move |line: &&str| **line != stop)
        .filter(|&line| more(line))
        .map(rules.cut)
        .map(|line| (line, (rules.weigh)(line)))
        .reduce_by_key(u64::saturating_add)
        .flat_map(|(word, n)| std::iter::repeat_n(word, n as usize).map(move |word| (word, n)))
        .print();
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(str::trim).map(str::len).reduce(std::cmp::max).print();
}

#[allow(dead_code)]
fn more() -> Pipeline {
    let of = Rules { limit: 3, cut: str::trim, weigh: Box::new(|line| line.len() as u64) };
    rules(file_text("-"), of, "stop".to_owned(), |line| line.len() > 1)
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
