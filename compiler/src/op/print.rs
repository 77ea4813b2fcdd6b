//! `print`: the first records of every batch to standard output.

use super::{Lower, OpDef, SinkLower, Takes, Terminal, sorted};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "print",
    also_called: &[
        "console",
        "display",
        "dump",
        "pprint",
        "print_all",
        "print_to_console",
        "println",
        "show",
    ],
    summary: "writes the first ten records of every batch to standard output",
    spark: "DS-17",
    example: "lines.print()",
    signature: "(self) -> Output",
    options: &[sorted::SORTED],
    takes: Takes::Ref,
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| quote_spanned!(cx.span=> __rt::PrintSink::new(10))),
        collect: |cx| {
            let new = match sorted::is_given(cx) {
                true => quote_spanned!(cx.span=> __rt::Head::all()),
                false => quote_spanned!(cx.span=> __rt::Head::new(11)),
            };
            Terminal { takes: Takes::Ref, ..cx.terminal("Head", new) }
        },
        write: sorted::write,
        ..SinkLower::AT_DRIVER
    }),
    ..OpDef::SINK
};
