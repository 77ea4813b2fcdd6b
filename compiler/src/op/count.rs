//! `count`: how many records there are.

use super::{Lower, OfNothing, OpDef, Takes, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "count",
    also_called: &["count_all", "count_globally", "len", "length", "n_rows", "size"],
    summary: "gives one number: how many records the batch has, 0 if it is empty",
    spark: "DS-06",
    example: "lines.count()",
    signature: "(self) -> DStream<u64>",
    takes: Takes::Nothing,
    of_nothing: OfNothing::Something,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => Terminal {
                takes: Takes::Nothing,
                ..cx.terminal("Count", quote_spanned!(cx.span=> __rt::Count::new()))
            },
            false => Terminal {
                takes: Takes::Nothing,
                push: (quote_spanned!(cx.span=> 1u64), Default::default()),
                ..cx.keep()
            },
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| quote_spanned!(cx.span=> __rt::total(#pieces)),
    }),
    ..OpDef::WIDE_ONE
};
