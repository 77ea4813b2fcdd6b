//! `try_map`: a closure that can fail.

use super::{Cardinality, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "try_map",
    also_called: &["and_then", "map_result", "parse", "try_filter_map"],
    summary: "gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good, bad) = ..` gives both as streams",
    spark: "none",
    example: "lines.try_map(|line| line.parse::<u64>())",
    signature: "<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> DStream<U>",
    splits: Some([&OKS, &OpDef::ERRORS]),
    ..OpDef::FALLIBLE
};

/// What came as `Ok`.
const OKS: OpDef = OpDef {
    name: "oks",
    summary: "what is in `Ok`",
    cardinality: Cardinality::ZeroOrOne,
    lower: Lower::Narrow(
        |cx, record, out, inner| quote_spanned!(cx.span=> for #out in __rt::ok_of(#record) { #inner }),
    ),
    ..OpDef::NARROW
};
