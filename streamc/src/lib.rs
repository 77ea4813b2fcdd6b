//! Write it like Spark Streaming, run it at the speed of a hand-written loop, as one native binary.
//!
//! # A first pipeline
//!
//! A **pipeline** is a function under `#[pipeline]` over streams, in the vocabulary of Spark's
//! DStreams. The macro compiles the whole graph into fused native loops, one for each stage and
//! partition. A [`StreamingContext`] runs it, batch by batch:
//!
//! ```no_run
//! use streamc::prelude::*;
//!
//! #[pipeline(batch = "1s")]
//! fn word_count(lines: DStream<&str>, min_len: usize) {
//!     let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= min_len);
//!     words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
//!     words.count().print(); // shares the split: one pass
//! }
//!
//! fn main() -> streamc::Result<()> {
//!     StreamingContext::from_args()?.run(word_count(socket_text_stream("127.0.0.1:9999"), 3))
//! }
//! ```
//!
//! The [first steps](guide::first_steps) go on from here, and [`guide`] lists all chapters.
//!
//! # Operators
//!
//! What a stream can do inside a pipeline: `map`, `flat_map`, `filter`, `reduce_by_key`, `join`,
//! `window`, `update_state_by_key` and the rest of Spark's DStreams. [`DStream`](dstream::DStream)
//! lists them, [the operators](guide::operators) has an example of each, and the chapters on
//! [windows](guide::windows) and [state](guide::state) say what each costs. Closures see
//! [`record`]s, the records of a batch ([`Rdd`]), [`op::State`] by key, and tables ([`lookup`]).
//!
//! # Sources
//!
//! Sockets, files and folders, packed files, queues, iterators: [`source`] has a function for each,
//! and [the page on sources](guide::sources) says which to take. A [`receiver`] of your own brings
//! what is pushed.
//!
//! # Outputs
//!
//! `print`, `save_as_text_files`, `save_as_object_files`, `foreach_rdd`, `remember` and `write_to`,
//! which takes a [`sink`] of yours, end a stream: [running](guide::running) has their promises, and
//! the settings and command lines of a program ([`args`], [`context::Builder`]).
//!
//! # Testing
//!
//! A [`TestKit`](testkit::TestKit) feeds batches to a pipeline and shows what each output received,
//! without waiting:
//!
//! ```
//! use streamc::{prelude::*, testkit::{self, TestKit}};
//! # #[pipeline(batch = "1s")]
//! # fn word_count(lines: DStream<&str>, min_len: usize) {
//! #     let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= min_len);
//! #     words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
//! #     words.count().print();
//! # }
//!
//! let lines = testkit::input::<&str>();
//! let mut kit = TestKit::new(word_count(lines.stream(), 3));
//! lines.push(["to be", "or not to be"]);
//! assert_eq!(kit.run_batch()?.output("words.count.print"), ["1"]);
//! # Ok::<(), streamc::Error>(())
//! ```
//!
//! # Seeing what happens
//!
//! [`metrics::events`] for those who listen to a context, [`metrics::stats`] for its counts.

#[cfg(any(doc, doctest))]
pub mod guide;

#[doc(inline)]
pub use streamc_runtime::*;

/// What a program that defines and runs pipelines needs.
pub mod prelude {
    #[doc(inline)]
    pub use streamc_runtime::prelude::*;
}

/// The first example of everyone.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
