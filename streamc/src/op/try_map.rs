//! `try_map`: a closure that can fail.

use super::{Arg, Cardinality, Effects, Lower, OpDef, Takes};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "try_map",
    summary: "gives what is in the closure's `Ok`, and counts what is in `Err`; `let (good, bad) = ..` gives both as streams",
    spark: "none",
    example: "lines.try_map(|line| line.parse::<u64>())",
    signature: "<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> DStream<U>",
    args: &[Arg::function("f", &[1])],
    effects: Effects::Observes,
    splits: Some([&OKS, &ERRORS]),
    local: Some(|cx| {
        let op = cx.number;
        quote_spanned!(cx.span=> __rt::Attempts::new(__cx, #op))
    }),
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (attempts, f) = (cx.local(), cx.arg(0));
        quote_spanned!(cx.span=> let #out = #attempts.attempt(#record, #f); #inner)
    }),
    ..OpDef::NARROW
};

/// What came as `Ok`.
const OKS: OpDef = OpDef {
    name: "oks",
    summary: "what is in `Ok`",
    cardinality: Cardinality::ZeroOrOne,
    lower: Lower::Narrow(|cx, record, out, inner| {
        quote_spanned!(cx.span=> for #out in __rt::ok_of(#record) { #inner })
    }),
    ..OpDef::NARROW
};

/// What came as `Err`.
const ERRORS: OpDef = OpDef {
    name: "errors",
    summary: "what is in `Err`",
    cardinality: Cardinality::ZeroOrOne,
    takes: Takes::Peek,
    lower: Lower::Narrow(
        |cx, record, out, inner| quote_spanned!(cx.span=> for #out in __rt::error_of(&#record) { #inner }),
    ),
    ..OpDef::NARROW
};
