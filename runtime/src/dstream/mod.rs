//! Streams as a program holds them, and what they look like to rustc and to editors.

#[doc(hidden)]
pub mod editor;
mod fragment;
mod on_sources;
mod operators;

pub use fragment::WithinPipeline;
pub use on_sources::{OnPairSource, OnSource};
pub use operators::InsidePipeline;

use crate::record::{Record, StoredAs};
use std::{fmt, sync::Arc};
use streamc_core::source::{IntoSource, Source, feeding};

/// What a `#[pipeline]` function takes: a stream of records, cut into batches. Clone it to feed
/// several pipelines from one source. Only the stored form of `R` matters: a source of `&str` fits
/// every lifetime.
///
/// Its operators work only inside `#[pipeline]`. Outside, a stream is made by a source, and given
/// to a pipeline:
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::TestKit};
///
/// #[pipeline(batch = "1s")]
/// fn lengths(lines: DStream<&str>) {
///     let words = lines.flat_map(|line| line.split_whitespace());
///     words.map(|word| word.len()).print();
/// }
///
/// // or `socket_text_stream("127.0.0.1:9999").into()`
/// let lines: DStream<&str> = queue_stream([["to be", "or not"]]).into();
/// let mut kit = TestKit::new(lengths(lines));
/// assert_eq!(kit.run_batch()?.output("words.map.print"), ["2", "2", "2", "3"]);
/// # Ok::<(), streamc::Error>(())
/// ```
pub struct DStream<R: Record> {
    source: Arc<dyn Source<R::Owned>>,
}

impl<R: Record> DStream<R> {
    /// The stream of a source.
    pub fn new(source: impl Source<R::Owned>) -> Self {
        DStream { source: Arc::new(source) }
    }

    pub(crate) fn of(source: Arc<dyn Source<R::Owned>>) -> Self {
        DStream { source }
    }

    /// The source. Two streams have the same source when the pointers are equal.
    pub fn into_source(self) -> Arc<dyn Source<R::Owned>> {
        self.source
    }
}

impl<R: Record> Clone for DStream<R> {
    fn clone(&self) -> Self {
        DStream { source: self.source.clone() }
    }
}

impl<R: Record> fmt::Debug for DStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DStream({})", self.source.name())
    }
}

/// What can be given to a `#[pipeline]` function where it takes a `DStream<R>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a stream of `{R}`",
    label = "the pipeline reads `DStream<{R}>` here",
    note = "help: pass `socket_text_stream(..)` or `file_text(..)` for `&str` records, `queue_stream(batches)` for others, or a `DStream`",
    note = "help: `iter_stream(..)` makes a source of an iterator or a channel",
    note = "help: a stream of `&str` takes `&str` and `String`, one of `&[u8]` takes `&[u8]` and `Vec<u8>`, any other one takes records of its own type",
    note = "help: a number without a type is an `i32` or an `f64`: write `1u64`"
)]
pub trait IntoDStream<R> {
    /// The stream.
    // the bound stands here, so that a parameter whose records are none is reported once
    fn into_dstream(self) -> DStream<R>
    where
        R: Record;
}

/// What connectors return.
#[diagnostic::do_not_recommend]
impl<R: Record, S: IntoSource<Stored: StoredAs<R::Owned>>> IntoDStream<R> for S {
    fn into_dstream(self) -> DStream<R> {
        DStream::of(feeding::<S::Stored, R>(self.into_source()))
    }
}

impl<R: Record> IntoDStream<R> for DStream<R> {
    fn into_dstream(self) -> DStream<R> {
        self
    }
}
