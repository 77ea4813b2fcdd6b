//! `group_by_key_and_window`: all values of each key in the last batches.

use super::{Arg, Lower, OpDef, State, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "group_by_key_and_window",
    also_called: &["group_by_key_windowed"],
    summary: "gives each key with a `Group` of its values in the last batches, oldest first",
    spark: "PD-04",
    example: "pairs.group_by_key_and_window(\"30s\", \"10s\").map(|(word, counts)| (word, counts.iter().max()))",
    signature: "(self, window: impl Sized) -> DStream<(K, Group<'static, V>)>",
    args: &[Arg::WINDOW, Arg::SLIDE],
    state: State::AcrossBatches,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        hold: Some(|cx, pieces| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::Grouped::new(#op, __rt::StageCx::seed(__cx), #pieces))
        }),
        enter: None,
        records: |cx, grouped, cell| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::groups_of_window(__cx, #op, #cell, #grouped))
        },
    }),
    ..OpDef::WIDE_KEYED
};
