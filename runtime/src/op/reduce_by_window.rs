//! `reduce_by_window`: one record out of all those of the last batches (Spark rows DS-12, DS-13).
//!
//! Without an inverse nothing comes out of an empty window. With one, as in Spark, something comes
//! out of every window from the first record on: of an empty one that is what the inverse has left.

use super::fold;
use crate::{
    cx::BatchCx,
    record::{In, One, Two},
    state::Cell,
    window::{self, Folding, Inverting, lasting},
};

/// Without an inverse. The closure stands twice: on the records of this batch, and on those that
/// were kept.
pub fn fold_whole_window<'s, T: In<'s>>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Vec<T>>,
    f: impl Fn(T, T) -> T,
    kept: impl for<'x> Fn(Two<'x, T::Owned>) -> One<'x, T::Owned>,
) -> std::option::IntoIter<T> {
    let record = || fold(op, pieces, f).next();
    window::whole::<T, Folding<T::Owned>, _>(cx, op, cell, record, &kept).into_iter()
}

/// With an inverse.
pub fn invert_whole_window<'s, T: In<'s>>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Vec<T>>,
    f: impl Fn(T, T) -> T,
    kept: impl for<'x> Fn(Two<'x, T::Owned>) -> One<'x, T::Owned>,
    inverse: impl for<'x> Fn(Two<'x, T::Owned>) -> One<'x, T::Owned>,
) -> std::option::IntoIter<T> {
    let record = || fold(op, pieces, f).next();
    let closures = (kept, lasting::<T::Owned>(inverse));
    window::whole::<T, Inverting<T::Owned>, _>(cx, op, cell, record, &closures).into_iter()
}
