//! `transform_with`: another batch for each two batches.

use super::{Arg, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "transform_with",
    also_called: &["combine_with", "zip_rdds"],
    summary: "gives the `Rdd` that the closure makes of the batches of both streams; it runs in the driver, in batch order",
    spark: "DS-10",
    example: "lines.transform_with(lines.filter(|line| line.len() > 3), |all, long| all.subtract(long))",
    signature: "<B, U>(self, other: DStream<B>, f: impl FnMut(Rdd<T>, Rdd<B>) -> Rdd<U>) -> DStream<U>",
    args: &[Arg::stream("other"), Arg::function("f", &[2, 3])],
    lower: Lower::Driver(|cx, gathered| {
        let (op, f, first, second) = (cx.number, cx.arg(0), &gathered[0], &gathered[1]);
        match cx.arity[0] {
            Some(3) => quote_spanned!(cx.span=> __rt::transform_with_at(__cx, #op, #first, #second, #f)),
            _ => quote_spanned!(cx.span=> __rt::transform_with(__cx, #op, #first, #second, #f)),
        }
    }),
    ..OpDef::DRIVER
};
