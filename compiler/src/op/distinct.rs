//! `distinct`: each different record once.

use super::{Algebra, Keys, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "distinct",
    also_called: &["consolidate", "dedup", "deduplicate", "distinct_values", "unique"],
    summary: "gives each different record once",
    spark: "RDD.distinct",
    example: "lines.distinct()",
    signature: "(self) -> DStream<T>",
    keyed: false,
    keys: Keys::Forgets,
    algebra: Algebra::Combines,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let op = cx.number;
                cx.terminal(
                    "Distinct",
                    quote_spanned!(cx.span=> __rt::Distinct::new(#op, __rt::StageCx::seed(__cx))),
                )
            }
            false => {
                let op = cx.number;
                cx.terminal(
                    "KeepWhole",
                    quote_spanned!(cx.span=> __rt::KeepWhole::new(#op, __rt::StageCx::seed(__cx), ())),
                )
            }
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::once_each(#op, __rt::StageCx::seed(__cx), #pieces))
        },
    }),
    ..OpDef::WIDE_KEYED
};
