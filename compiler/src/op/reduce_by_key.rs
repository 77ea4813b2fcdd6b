//! `reduce_by_key`: one value for each key.

use super::{Algebra, Arg, Lower, OpDef, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "reduce_by_key",
    also_called: &["combine_values", "merge_by_key", "reduce_per_key", "reduce_values"],
    summary: "folds the values of each key into one",
    spark: "PD-02",
    example: "pairs.reduce_by_key(|a, b| a + b)",
    signature: "(self, f: impl Fn(V, V) -> V) -> DStream<(K, V)>",
    args: &[Arg::function("f", &[2])],
    algebra: Algebra::Combines,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let (op, f) = (cx.number, cx.arg(0));
                Terminal {
                    push: (quote_spanned!(cx.span=> #op), f.clone()),
                    done: quote_spanned!(cx.span=> #op, #f),
                    ..cx.terminal(
                        "Combine",
                        quote_spanned!(cx.span=> __rt::Combine::new(__rt::StageCx::seed(__cx))),
                    )
                }
            }
            false => cx.keep_keyed(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let (op, f) = (cx.number, cx.arg(0));
            quote_spanned!(cx.span=> __rt::merge(#op, __rt::StageCx::seed(__cx), #pieces, #f))
        },
    }),
    ..OpDef::WIDE_KEYED
};
