//! `combine_by_key`: for each key something else than a value.

use super::{Algebra, Arg, Lower, OpDef, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "combine_by_key",
    also_called: &["combine_per_key"],
    summary: "makes a combiner of the first value of each key, adds the others to it, and merges those of the partitions",
    spark: "PD-03",
    example: "pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1))",
    signature: "<C>(self, create: impl Fn(V) -> C, merge_value: impl Fn(C, V) -> C, merge_combiners: impl Fn(C, C) -> C) -> DStream<(K, C)>",
    args: &[
        Arg::function("create", &[1]),
        Arg::function("merge_value", &[2]),
        Arg::function("merge_combiners", &[2]),
    ],
    algebra: Algebra::Combines,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let (op, create, merge_value) = (cx.number, cx.arg(0), cx.arg(1));
                Terminal {
                    push: (quote_spanned!(cx.span=> #op), quote_spanned!(cx.span=> #create, #merge_value)),
                    done: quote_spanned!(cx.span=> #op, #create, #merge_value),
                    ..cx.terminal(
                        "CombineByKey",
                        quote_spanned!(cx.span=> __rt::CombineByKey::new(__rt::StageCx::seed(__cx))),
                    )
                }
            }
            false => cx.keep_keyed(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let (op, create, merge_value, merge) = (cx.number, cx.arg(0), cx.arg(1), cx.arg(2));
            let seed = quote_spanned!(cx.span=> __rt::StageCx::seed(__cx));
            match cx.combine {
                true => quote_spanned!(cx.span=> __rt::merge(#op, #seed, #pieces, #merge)),
                // all three, so that rustc sees them whatever the rules do
                false => quote_spanned! {cx.span=>
                    __rt::combine_values(#op, #seed, #pieces, #create, #merge_value, #merge)
                },
            }
        },
    }),
    ..OpDef::WIDE_KEYED
};
