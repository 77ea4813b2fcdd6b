//! Type parameters stand for owned records or for configuration.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn top<T, K, F>(records: DStream<T>, key: F, n: usize)
where
    T: Clone + Text,
    K: Clone + Ord + Key + Text,
    F: Fn(&T) -> K,
{
    let keyed = records.key_by(|record| key(record));
    keyed.map(|(_, record)| record).print();
    records.count().filter(move |count| *count > n as u64).print();
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.print();
}

#[allow(dead_code)]
fn more() -> Pipeline {
    let numbers = queue_stream(vec![vec![1u64, 2], vec![3]]);
    top(numbers, |n: &u64| n % 2, 3)
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
