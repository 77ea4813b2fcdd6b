//! `flat_map`: any number of records for one record.

use super::{Arg, Cardinality, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "flat_map",
    also_called: &[
        "bind",
        "concat_map",
        "flat_map_to_pair",
        "flat_transform",
        "merge_map",
        "par_do",
        "process",
        "switch_map",
    ],
    summary: "gives every record that the closure's iterator has",
    spark: "DS-01",
    example: "lines.flat_map(|line| line.split_whitespace())",
    signature: "<I: IntoIterator>(self, f: impl Fn(T) -> I) -> DStream<I::Item>",
    args: &[Arg::function("f", &[1])],
    cardinality: Cardinality::Many,
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> for #out in __rt::pull(#op, __rt::call(#op, #record, #f)) { #inner })
    }),
    ..OpDef::NARROW
};
