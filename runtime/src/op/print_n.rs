//! `print_n`: how many records of a partition its sink needs to see.

use crate::{cx::SinkKey, kernel::Head, sink::PrintSink};

/// The terminal of a `print_n`: it keeps one record more than are shown, to know whether there are
/// more.
#[must_use]
pub fn shown<T>(key: &SinkKey<PrintSink>) -> Head<T> {
    Head::new(key.sink.wanted())
}
