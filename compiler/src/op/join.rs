//! `join`: pairs of values with equal keys.

use super::{Arg, Cardinality, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "join",
    also_called: &["inner_join", "join_with"],
    summary: "gives each key that both streams have in a batch with every pair of its values",
    spark: "PD-14",
    example: "pairs.join(pairs.filter(|(_, n)| *n > 3))",
    signature: "<W>(self, other: DStream<(K, W)>) -> DStream<(K, (V, W))>",
    args: &[Arg::stream("other")],
    cardinality: Cardinality::Many,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        hold: None,
        enter: None,
        records: |cx, sides, _| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::join(#op, __rt::StageCx::seed(__cx), #sides))
        },
    }),
    ..OpDef::WIDE_KEYED
};
