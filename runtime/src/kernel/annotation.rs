//! The type that a user writes for a stream: `let words: DStream<&str> = ..;`.

/// Records of type `T`.
#[diagnostic::on_unimplemented(
    message = "the records of this stream are `{Self}`, not `{T}`",
    label = "the stream does not carry `{T}`",
    note = "help: write `DStream<{Self}>`, or leave the type out"
)]
pub trait RecordIs<T> {}
#[diagnostic::do_not_recommend]
impl<T> RecordIs<T> for T {}

/// Holds a record against the type that is written for its stream.
#[inline(always)]
pub fn check_record<T, R: RecordIs<T>>(_: &R) {}
