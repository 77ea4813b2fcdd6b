//! `reduce`: one record out of all.

use super::{Arg, Lower, OpDef, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "reduce",
    also_called: &["reduce_all", "reduce_globally"],
    summary: "folds all records of the batch into one; nothing comes out of an empty batch",
    spark: "DS-05",
    example: "lines.map(|line| line.len()).reduce(|a, b| a.max(b))",
    signature: "(self, f: impl Fn(T, T) -> T) -> DStream<T>",
    args: &[Arg::function("f", &[2])],
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let (op, f) = (cx.number, cx.arg(0));
                Terminal {
                    push: (quote_spanned!(cx.span=> #op), f.clone()),
                    ..cx.terminal("Fold", quote_spanned!(cx.span=> __rt::Fold::new()))
                }
            }
            false => cx.keep(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let (op, f) = (cx.number, cx.arg(0));
            quote_spanned!(cx.span=> __rt::fold(#op, #pieces, #f))
        },
    }),
    ..OpDef::WIDE_ONE
};
