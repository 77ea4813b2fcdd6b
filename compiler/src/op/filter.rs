//! `filter`: the records for which the closure says yes.

use super::{Arg, Cardinality, Keys, Lower, OpDef, Takes};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "filter",
    also_called: &["having", "keep", "keep_if", "query", "retain"],
    summary: "keeps the records for which the closure says yes",
    spark: "DS-01",
    example: "lines.filter(|line| !line.is_empty())",
    signature: "(self, predicate: impl Fn(&T) -> bool) -> DStream<T>",
    args: &[Arg::function("predicate", &[1])],
    cardinality: Cardinality::ZeroOrOne,
    takes: Takes::Ref,
    keys: Keys::Keeps,
    lower: Lower::Narrow(|cx, record, _, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> if __rt::test(#op, &#record, #f) { #inner })
    }),
    ..OpDef::NARROW
};
