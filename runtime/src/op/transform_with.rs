//! `transform_with`: another batch for each two batches, made by the user's closure in the driver,
//! in batch order (Spark row DS-10).

use super::transform::in_turn;
use crate::{batch::BatchTime, cx::BatchCx, exec::Parts, fault::Fault, rdd::Rdd};

/// Runs the closure of a `transform_with`, when all earlier batches are decided and none of them
/// failed.
///
/// # Errors
/// The fault of an input, or that of the closure: of whatever reads the result.
pub fn transform_with<A, B, U>(
    cx: &BatchCx<'_>,
    op: u32,
    first: Parts<Vec<A>>,
    second: Parts<Vec<B>>,
    mut f: impl FnMut(Rdd<A>, Rdd<B>) -> Rdd<U>,
) -> Result<Vec<U>, Fault> {
    let workers = || cx.exec().workers();
    let (first, second) = (Rdd::new(first.own?, workers()), Rdd::new(second.own?, workers()));
    in_turn(cx, op, || f(first, second).collect())
}

/// As [`transform_with`], for closures that take the batch time too.
///
/// # Errors
/// As [`transform_with`].
pub fn transform_with_at<A, B, U>(
    cx: &BatchCx<'_>,
    op: u32,
    first: Parts<Vec<A>>,
    second: Parts<Vec<B>>,
    mut f: impl FnMut(Rdd<A>, Rdd<B>, BatchTime) -> Rdd<U>,
) -> Result<Vec<U>, Fault> {
    transform_with(cx, op, first, second, |first, second| f(first, second, cx.time()))
}
