//! Owned text feeds streams of borrowed text without a word: from iterators, channels, queues, decoders, the test kit.

use std::{io::BufRead, sync::mpsc};
use streamc::{prelude::*, testkit};

#[pipeline(batch = "1s")]
fn words(lines: DStream<&str>, pairs: DStream<(&str, u64)>, bytes: DStream<&[u8]>) {
    lines.flat_map(|line| line.split(' ')).print();
    pairs.reduce_by_key(|a, b| a + b).print();
    bytes.map(|bytes| bytes.len()).print();
}

fn main() -> streamc::Result<()> {
    let (_send, channel) = mpsc::channel::<String>();
    let (lines, pairs) = (testkit::input::<&str>(), testkit::input::<(&str, u64)>());
    lines.push([format!("line {}", 1)]);
    lines.push(["plain"]);
    pairs.push([(format!("key {}", 1), 2u64)]);
    let decoder = |input: &mut dyn BufRead| input.lines().next().transpose();
    let all = [
        words(iter_stream((0..3).map(|n| n.to_string())), pairs.stream(), iter_stream([vec![1u8]])),
        words(iter_stream(channel), iter_stream([("a".to_owned(), 1u64)]), queue_stream([[vec![1u8]]])),
        words(queue_stream([vec!["a".to_owned()]]), queue_stream([[("a", 1u64)]]), queue_stream([[&b"a"[..]]])),
        words(socket_stream("127.0.0.1:9999", decoder), pairs.stream(), raw_socket_stream("127.0.0.1:9998")),
        words(lines.stream(), pairs.stream(), iter_stream([vec![1u8]])),
    ];
    StreamingContext::from_args()?.run_all(all)
}
