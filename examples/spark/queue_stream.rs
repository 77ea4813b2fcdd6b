//! Spark's `QueueStream`: 30 batches of numbers from a queue, one a second, counted by their last
//! digit: `cargo run --bin spark_queue_stream`
#![forbid(unsafe_code)]

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn last_digits(numbers: DStream<u64>) {
    numbers.map(|n| (n % 10, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> streamc::Result<()> {
    // a batch takes one entry of the queue, and the stream ends with the queue
    let queue = queue_stream((0..30).map(|_| 1..=1000u64)).partitions(10);
    Args::of_program("spark_queue_stream").context()?.run(last_digits(queue))
}
