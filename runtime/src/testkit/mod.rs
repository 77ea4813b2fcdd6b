//! Test a pipeline: give it batches, and look at what each of its outputs got. Nothing sleeps, no
//! thread keeps the time, nothing is written anywhere.
//!
#![cfg_attr(feature = "macros", doc = "```")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! use streamc::{prelude::*, testkit::{self, TestKit}};
//!
//! #[pipeline]
//! fn shout(lines: DStream<&str>) {
//!     let loud = lines.map(|line| line.to_uppercase());
//!     loud.print();
//! }
//!
//! let lines = testkit::input::<&str>();
//! let mut kit = TestKit::new(shout(lines.stream()));
//! lines.push(["a", "b"]);
//! let batch = kit.run_batch()?;
//! assert_eq!(batch.output("loud.print"), ["A", "B"]);
//! # Ok::<(), streamc::Error>(())
//! ```
//!
//! [`Options`] choose the executor, the partitions and how a batch is split; a pipeline should give
//! the same records under all of them.
//!
//! `print` and `save_as_text_files` leave the text of their records here instead of the real place
//! ([`TestKit::writes_to`] gives them one); `foreach_rdd` closures really run, and so does a sink
//! of `write_to` that does not write to files or the terminal of its context: a test passes one of
//! its own, or that of a [`Peer`] in memory. A batch that fails gives an error and leaves nothing
//! behind; the kit can go on with the next batch, in which state is as it was before the failed
//! one. A batch that fails only because a window in it spans a failed one gives an error too, but
//! states and windows have it. [`TestKit::finish`] does what a context does at the end of all
//! input.

mod bench;
mod broker;
mod check;
mod input;
mod kit;
mod log;
mod made;
mod options;
mod peer;
mod saved;
mod screen;

#[doc(hidden)]
pub use bench::Bench;
pub use broker::{Broker, broker};
pub use check::{check_key, check_record};
pub use input::{TestInput, input};
pub use kit::{BatchOutputs, Outputs, TestKit};
#[doc(hidden)]
pub use log::TracedLog;
pub use options::{Executor, Options};
pub use peer::{Peer, PeerFault, PeerSink};
pub use saved::Saved;
pub use screen::Screen;
