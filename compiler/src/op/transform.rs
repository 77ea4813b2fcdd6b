//! `transform`: another batch for each batch.

use super::{Arg, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "transform",
    also_called: &["map_rdd", "transform_rdd", "with_rdd"],
    summary: "gives the `Rdd` that the closure makes of each batch; it runs in the driver, in batch order",
    spark: "DS-09",
    example: "pairs.transform(|rdd| rdd.top_by(10, |(_, n)| *n))",
    signature: "<U>(self, f: impl FnMut(Rdd<T>) -> Rdd<U>) -> DStream<U>",
    args: &[Arg::function("f", &[1, 2])],
    lower: Lower::Driver(|cx, gathered| {
        let (op, f, rdd) = (cx.number, cx.arg(0), &gathered[0]);
        match cx.arity[0] {
            Some(2) => quote_spanned!(cx.span=> __rt::transform_at(__cx, #op, #rdd, #f)),
            _ => quote_spanned!(cx.span=> __rt::transform(__cx, #op, #rdd, #f)),
        }
    }),
    ..OpDef::DRIVER
};
