//! `try_flat_map`: a closure that gives any number of records, or fails. See `try_map` for its
//! errors.

use crate::kernel::{Pull, pull};

/// The records of the iterator, if there is one. It runs user code too.
#[inline(always)]
pub fn all_ok_of<I: IntoIterator, E>(
    op: u32,
    result: Result<I, E>,
) -> std::iter::Flatten<std::result::IntoIter<Pull<I::IntoIter>>> {
    result.map(|records| pull(op, records)).into_iter().flatten()
}
