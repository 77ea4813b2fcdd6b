//! `left_outer_join`: a join that keeps its own records.

use super::{Arg, Cardinality, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "left_outer_join",
    also_called: &["left_join"],
    summary: "gives every pair of values of a key as a join does; a value without a partner in the other stream stands with `None`",
    spark: "PD-14",
    example: "pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3))",
    signature: "<W>(self, other: DStream<(K, W)>) -> DStream<(K, (V, Option<W>))>",
    args: &[Arg::stream("other")],
    cardinality: Cardinality::Many,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        hold: None,
        enter: None,
        records: |cx, sides, _| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::left_outer_join(#op, __rt::StageCx::seed(__cx), #sides))
        },
    }),
    ..OpDef::WIDE_KEYED
};
