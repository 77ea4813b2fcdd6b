//! `update_state_by_key`: a state for each key, seen in every batch.

use super::{Arg, Lower, OpDef, State, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "update_state_by_key",
    summary: "keeps a state for each key; the closure sees every key in every batch, `None` removes it",
    spark: "PD-07",
    example: "pairs.update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))",
    signature: "<S>(self, update: impl Fn(Group<'static, V>, Option<S>) -> Option<S>) -> DStream<(K, S)>",
    args: &[Arg::function("update", &[2])],
    state: State::AcrossBatches,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        enter: None,
        hold: Some(|cx, pieces| quote_spanned!(cx.span=> __rt::Grouped::new(#pieces))),
        records: |cx, grouped, cell| {
            let (op, f) = (cx.number, cx.arg(0));
            quote_spanned!(cx.span=> __rt::update_state(#op, #cell, #grouped, #f))
        },
    }),
    ..OpDef::WIDE_KEYED
};
