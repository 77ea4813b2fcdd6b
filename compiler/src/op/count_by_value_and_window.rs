//! `count_by_value_and_window`: how often each record comes in the last batches.

use super::{Algebra, Arg, Lower, OpDef, State, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "count_by_value_and_window",
    also_called: &["count_by_value_windowed"],
    summary: "gives each different record of the last batches with how often it comes",
    spark: "DS-15",
    example: "lines.count_by_value_and_window(\"30s\", \"10s\")",
    signature: "(self, window: impl Sized) -> DStream<(T, u64)>",
    args: &[Arg::WINDOW, Arg::SLIDE],
    keyed: false,
    state: State::AcrossBatches,
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
        records: |cx, pieces, cell| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::tallied_in_window(__cx, #op, #cell, #pieces))
        },
    }),
    ..OpDef::WIDE_KEYED
};
