//! `map`: one record for one record.

use super::{Arg, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "map",
    also_called: &[
        "apply",
        "async_map",
        "map_async",
        "map_each",
        "map_elements",
        "par_map",
        "project",
        "select",
        "transform_each",
    ],
    summary: "gives the closure's result for every record",
    spark: "DS-01",
    example: "lines.map(|line| line.len())",
    signature: "<U>(self, f: impl Fn(T) -> U) -> DStream<U>",
    args: &[Arg::function("f", &[1])],
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> let #out = __rt::call(#op, #record, #f); #inner)
    }),
    ..OpDef::NARROW
};
