//! Spark's `QueueStream`: 30 batches of numbers from a queue, one a second, counted by their last digit.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use streamc_runtime::prelude::*;

const USAGE: &str = "spark_queue_stream
  ends after 30 batches; try: spark_queue_stream --batch 100ms";

#[pipeline(batch = "1s")]
fn last_digits(numbers: DStream<u64>) {
    numbers.map(|n| (n % 10, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[], context| {
        // a batch takes one entry of the queue, and the stream ends with the queue
        let queue = queue_stream((0..30).map(|_| 1..=1000u64)).partitions(10);
        context.build()?.run(last_digits(queue))
    })
}
