//! `group_by_key`: all values of each key.

use super::{Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "group_by_key",
    also_called: &["collect_by_key", "grouped_by_key"],
    summary: "gives each key with a `Group` of its values",
    spark: "PD-01",
    example: "pairs.group_by_key().map(|(word, counts)| (word, counts.iter().max()))",
    signature: "(self) -> DStream<(K, Group<'static, V>)>",
    groups: true,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        enter: None,
        hold: Some(|cx, pieces| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::Grouped::new(#op, __rt::StageCx::seed(__cx), #pieces))
        }),
        records: |cx, grouped, _| quote_spanned!(cx.span=> __rt::Grouped::iter(#grouped)),
    }),
    ..OpDef::WIDE_KEYED
};
