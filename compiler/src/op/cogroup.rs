//! `cogroup`: all values of each key in two streams.

use super::{Arg, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "cogroup",
    also_called: &["co_group_by_key", "co_group_map", "connect", "group_with"],
    summary: "gives each key of either stream with a `Group` of its values in each",
    spark: "PD-13",
    example: "pairs.cogroup(pairs.filter(|(_, n)| *n > 3)).map(|(word, (all, large))| (word, all.len(), large.len()))",
    signature: "<W>(self, other: DStream<(K, W)>) -> DStream<(K, (Group<'static, V>, Group<'static, W>))>",
    args: &[Arg::stream("other")],
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        hold: Some(|cx, sides| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::CoGrouped::new(#op, __rt::StageCx::seed(__cx), #sides))
        }),
        enter: None,
        records: |cx, grouped, _| quote_spanned!(cx.span=> __rt::CoGrouped::iter(#grouped)),
    }),
    ..OpDef::WIDE_KEYED
};
