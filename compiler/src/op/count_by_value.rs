//! `count_by_value`: how often each record comes.

use super::{Algebra, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "count_by_value",
    also_called: &["count_per_element", "frequencies", "histogram", "value_counts"],
    summary: "gives each different record with how often it comes",
    spark: "DS-07",
    example: "lines.count_by_value()",
    signature: "(self) -> DStream<(T, u64)>",
    keyed: false,
    algebra: Algebra::Combines,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let op = cx.number;
                cx.terminal(
                    "CountByValue",
                    quote_spanned!(cx.span=> __rt::CountByValue::new(#op, __rt::StageCx::seed(__cx))),
                )
            }
            false => {
                let op = cx.number;
                cx.terminal(
                    "KeepWhole",
                    quote_spanned!(cx.span=> __rt::KeepWhole::new(#op, __rt::StageCx::seed(__cx), 1u64)),
                )
            }
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::tallied(#op, __rt::StageCx::seed(__cx), #pieces))
        },
    }),
    ..OpDef::WIDE_KEYED
};
