//! `try_flat_map`: a closure that can fail.

use super::{Cardinality, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "try_flat_map",
    also_called: &["flat_map_result"],
    summary: "gives every record of the iterator in the closure's `Ok`, and counts what is in `Err`; `let (good, bad) = ..` gives both as streams",
    spark: "none",
    example: "lines.try_flat_map(|line| line.parse::<u64>().map(|n| 0..n))",
    signature: "<I: IntoIterator, E>(self, f: impl Fn(T) -> Result<I, E>) -> DStream<I::Item>",
    splits: Some([&OKS, &OpDef::ERRORS]),
    ..OpDef::FALLIBLE
};

/// What the iterators have that came as `Ok`.
const OKS: OpDef = OpDef {
    name: "oks",
    summary: "what is in `Ok`",
    cardinality: Cardinality::Many,
    lower: Lower::Narrow(|cx, record, out, inner| {
        let op = cx.number;
        quote_spanned!(cx.span=> for #out in __rt::all_ok_of(#op, #record) { #inner })
    }),
    ..OpDef::NARROW
};
