//! `print_n`: the first `n` records of every batch to standard output.

use super::{Arg, Lower, OpDef, SinkLower, Takes, Terminal, sorted};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "print_n",
    also_called: &["print_first", "print_top", "show_n"],
    summary: "writes the first `n` records of every batch to standard output",
    spark: "DS-17",
    example: "lines.print_n(20)",
    signature: "(self, n: impl Sized) -> Output",
    args: &[Arg::value("n")],
    options: &[sorted::SORTED],
    takes: Takes::Ref,
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| {
            let n = cx.arg(0);
            quote_spanned!(cx.span=> __rt::PrintSink::new(#n))
        }),
        collect: |cx| {
            // the number was evaluated once, for the sink
            let key = cx.sink.as_ref().map(|(key, _)| key);
            let new = match sorted::is_given(cx) {
                true => quote_spanned!(cx.span=> __rt::Head::all()),
                false => quote_spanned!(cx.span=> __rt::shown(&#key)),
            };
            Terminal { takes: Takes::Ref, ..cx.terminal("Head", new) }
        },
        write: sorted::write,
        ..SinkLower::AT_DRIVER
    }),
    ..OpDef::SINK
};
