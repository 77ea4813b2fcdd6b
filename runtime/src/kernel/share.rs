//! Records for several consumers: all but the last consumer by value get a clone.

/// A record for one more consumer of a shared stream. The last consumer gets the record itself.
#[inline(always)]
pub fn share<T: Shared>(record: &T) -> T {
    record.clone()
}

/// What a stream with several consumers must be made of.
#[diagnostic::on_unimplemented(
    message = "this stream is used a second time, so its records must be `Clone`, but `{Self}` is not",
    label = "the second use of the stream",
    note = "help: put `#[derive(Clone)]` on the record's type, or use an operator that only looks at records first"
)]
pub trait Shared: Clone {}
#[diagnostic::do_not_recommend]
impl<T: Clone> Shared for T {}

/// Records that were kept, for a reader that is not the last one.
#[inline(always)]
pub fn lent<T: Shared>(records: &[T]) -> impl Iterator<Item = T> {
    records.iter().cloned()
}
