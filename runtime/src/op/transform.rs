//! `transform`: another batch for each batch, made by the user's closure in the driver, in batch
//! order (Spark row DS-09).

use crate::{
    batch::BatchTime,
    cx::BatchCx,
    exec::Parts,
    fault::{self, Fault},
    rdd::Rdd,
};

/// Runs the closure of a `transform`, when all earlier batches are decided and none of them failed.
///
/// # Errors
/// The fault of the input, or that of the closure: of whatever reads the result.
pub fn transform<T, U>(
    cx: &BatchCx<'_>,
    op: u32,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>) -> Rdd<U>,
) -> Result<Vec<U>, Fault> {
    let rdd = Rdd::new(parts.own?, cx.exec().workers());
    in_turn(cx, op, || f(rdd).collect())
}

/// As [`transform`], for closures that take the batch time too.
///
/// # Errors
/// As [`transform`].
pub fn transform_at<T, U>(
    cx: &BatchCx<'_>,
    op: u32,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>, BatchTime) -> Rdd<U>,
) -> Result<Vec<U>, Fault> {
    transform(cx, op, parts, |rdd| f(rdd, cx.time()))
}

/// Calls a closure in the turn of its batch. A panic stays in it.
pub(super) fn in_turn<R>(cx: &BatchCx<'_>, op: u32, f: impl FnOnce() -> R) -> Result<R, Fault> {
    // after a batch that failed the closure is not called: the batch aborts in any case
    if !cx.scope.may_act(cx.seq())? {
        return Err(Fault::new("an earlier batch failed"));
    }
    fault::caught(|| {
        let running = fault::OperatorGuard(op);
        let made = cx.scope.env.aside(f);
        running.done();
        Ok(made)
    })
}
