//! `flat_map_values`: any number of values under the same key.

use super::{Arg, Cardinality, Keys, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "flat_map_values",
    also_called: &["flat_transform_values"],
    summary: "gives every value that the closure's iterator has, under the same key",
    spark: "PD-12",
    example: "pairs.flat_map_values(|n| 0..n)",
    signature: "<I: IntoIterator>(self, f: impl Fn(V) -> I) -> DStream<(K, I::Item)>",
    args: &[Arg::function("f", &[1])],
    keyed: true,
    cardinality: Cardinality::Many,
    keys: Keys::Keeps,
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> for #out in __rt::flat_values(#op, __rt::pair(#record), #f) { #inner })
    }),
    ..OpDef::NARROW
};
