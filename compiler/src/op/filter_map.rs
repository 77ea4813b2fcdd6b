//! `filter_map`: one record for a record, or none.

use super::{Arg, Cardinality, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "filter_map",
    also_called: &["choose", "collect_some", "compact", "keep_some", "map_filter", "map_optional"],
    summary: "gives what is in the closure's `Some`, and nothing for `None`",
    spark: "DS-01",
    example: "lines.filter_map(|line| line.parse::<u64>().ok())",
    signature: "<U>(self, f: impl Fn(T) -> Option<U>) -> DStream<U>",
    args: &[Arg::function("f", &[1])],
    cardinality: Cardinality::ZeroOrOne,
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> for #out in __rt::maybe(#op, #record, #f) { #inner })
    }),
    ..OpDef::NARROW
};
