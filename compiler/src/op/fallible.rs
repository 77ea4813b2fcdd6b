//! Operators whose closure can fail: its errors are counted, and are a stream of their own. What
//! becomes of what is in `Ok` is the operator's own affair.

use super::{Arg, Cardinality, Effects, Lower, OpDef, Takes};
use quote::quote_spanned;

impl OpDef {
    /// Record by record, by a closure that gives a `Result`. The errors are [`OpDef::ERRORS`].
    pub(super) const FALLIBLE: OpDef = OpDef {
        args: &[Arg::function("f", &[1])],
        effects: Effects::Observes,
        local: Some(|cx| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::Attempts::new(__cx, #op))
        }),
        lower: Lower::Narrow(|cx, record, out, inner| {
            let (attempts, f) = (cx.local(), cx.arg(0));
            quote_spanned!(cx.span=> let #out = __rt::Attempts::attempt(&mut #attempts, #record, #f); #inner)
        }),
        ..OpDef::NARROW
    };

    /// What came as `Err`, by a look at the `Result`.
    pub(super) const ERRORS: OpDef = OpDef {
        name: "errors",
        summary: "what is in `Err`",
        cardinality: Cardinality::ZeroOrOne,
        takes: Takes::Peek,
        lower: Lower::Narrow(|cx, record, out, inner| {
            let error = quote_spanned!(cx.span=> __rt::error_of(&#record));
            quote_spanned!(cx.span=> for #out in #error { #inner })
        }),
        ..OpDef::NARROW
    };
}
