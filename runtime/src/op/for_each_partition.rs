//! `for_each_partition`: each partition to the user's closure, where it is (Spark row SNK-08).

use super::Outcome;
use crate::{
    cx::{BatchCx, output},
    exec::Parts,
};

/// Runs the closure of a `for_each_partition` for the own partitions, at once as far as there are
/// threads, when all earlier batches are decided and none of them failed.
pub fn for_each_partition<T: Send, R: Outcome>(
    cx: &BatchCx<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    f: impl Fn(Vec<T>) -> R + Sync,
) {
    output(cx, ix, parts, |prepare_cx, own| {
        // after a batch that failed the closure is not called: the batch aborts in any case
        if !cx.scope.may_act(cx.seq()).map_err(|fault| fault.message().to_owned())? {
            return Ok(());
        }
        prepare_cx.each(own, |_, records| f(records).outcome()).map(drop)
    });
}
