//! `count_by_window`: how many records the last batches have (Spark row DS-14): nothing before the
//! first record ever, then a number, 0 for an empty window.

use super::{difference, sum, total};
use crate::{
    cx::BatchCx,
    state::Cell,
    window::{self, Inverting, lasting},
};

/// The count of the window.
pub fn total_of_window(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &mut Cell,
    pieces: Vec<Vec<u64>>,
) -> std::option::IntoIter<u64> {
    let count = || total(pieces).next().filter(|n| *n > 0);
    let closures = (sum, lasting::<u64>(difference));
    window::whole::<u64, Inverting<u64>, _>(cx, op, cell, count, &closures).into_iter()
}
