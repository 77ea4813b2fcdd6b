//! `count_by_value_and_window`: how often each record comes in the last batches (Spark row DS-15).

use crate::{
    cx::BatchCx,
    kernel::{Piece, merged},
    record::{In, Key, One, Two},
    state::Cell,
    window::{self, Inverting},
};

/// The counts of the window; a record whose count is 0 leaves.
pub fn tallied_in_window<'s, T: Key + In<'s>>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Piece<T, u64>>,
) -> impl Iterator<Item = (T, u64)> {
    let entries = || merged(op, cx.seed(), pieces, |a, b| a + b).collect();
    window::keyed::<T, u64, u64, Inverting<u64>, _>(cx, op, cell, entries, |n| n, &(sum, less))
}

pub(super) fn sum<'x>(two: Two<'x, u64>) -> One<'x, u64> {
    two.merge(|a, b| a + b)
}

pub(super) fn difference<'x>(two: Two<'x, u64>) -> One<'x, u64> {
    two.merge(|all, part| all - part)
}

fn less<'x>(two: Two<'x, u64>) -> Option<One<'x, u64>> {
    let left = difference(two);
    let n = left.into_inner();
    (n > 0).then(|| One::new(n))
}
