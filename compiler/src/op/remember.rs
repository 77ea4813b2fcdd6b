//! `remember`: the last batches, for the rest of the program.

use super::{Arg, Lower, OpDef, SinkLower, Span};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "remember",
    also_called: &["slice", "slice_between"],
    summary: "keeps the batches of the last `length` in a `Remembered`, whose `slice(from, to)` any thread may ask",
    spark: "SC-06, DS-22",
    example: "lines.remember(&Remembered::<&str>::new(), \"5min\")",
    signature: "(self, kept: &impl Sized, length: impl Sized) -> Output",
    args: &[Arg::value("kept"), Arg::duration("length", Span::Plain)],
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| {
            let (kept, length, slider) = (cx.arg(0), cx.arg(1), cx.slider());
            quote_spanned!(cx.span=> __rt::RememberSink::new(#kept, __rt::duration(#length)?, #slider))
        }),
        ..SinkLower::AT_DRIVER
    }),
    ..OpDef::SINK
};
