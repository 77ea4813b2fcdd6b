//! `inspect`: a look at every record on its way.

use super::{Arg, Effects, Keys, Lower, OpDef, Takes};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "inspect",
    also_called: &[
        "dbg",
        "debug",
        "do_each",
        "do_on_each",
        "do_on_next",
        "log",
        "on_each",
        "peek",
        "print_to_err",
        "tap",
    ],
    summary: "calls the closure with every record by reference, once, and passes the record on",
    spark: "none (Iterator::inspect)",
    example: "lines.inspect(|line| eprintln!(\"{line}\"))",
    signature: "<R>(self, look: impl Fn(&T) -> R) -> DStream<T>",
    args: &[Arg::function("look", &[1])],
    effects: Effects::Observes,
    takes: Takes::Ref,
    keys: Keys::Keeps,
    lower: Lower::Narrow(|cx, record, _, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> __rt::look(#op, &#record, #f); #inner)
    }),
    ..OpDef::NARROW
};
