//! `update_state_by_key`: a state for each key, seen in every batch.

use super::{Arg, Lower, OfNothing, OpDef, State, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "update_state_by_key",
    also_called: &["reduce_state", "update_state"],
    summary: "keeps a state for each key; the closure sees every key in every batch, `None` removes it. `.with_key_and_time` \
              gives it the batch time and the key too, `.by_partition` an iterator over all keys of a partition",
    spark: "PD-07 to PD-10",
    example: "pairs.update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))",
    signature: "<S>(self, update: impl Fn(Group<'static, V>, Option<S>) -> Option<S>) -> DStream<(K, S)>",
    args: &[Arg::function("update", &[2]).or_nothing()],
    options: &[
        Arg::function("by_partition", &[1])
            .as_in("|all| all.map(|(key, values, n)| (key, n.unwrap_or(0u64) + values.len() as u64))"),
        Arg::value("initial").checked_by("initial_state").as_in("[(\"word\", 1u64)]"),
        Arg::function("with_key_and_time", &[4])
            .as_in("|time, key, values, last: Option<u64>| if values.is_empty() { last } else { Some(time.millis()) }"),
    ],
    one_of: &["update", "with_key_and_time", "by_partition"],
    state: State::AcrossBatches,
    of_nothing: OfNothing::Something,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        enter: None,
        hold: Some(|cx, pieces| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::Grouped::new(#op, __rt::StageCx::seed(__cx), #pieces))
        }),
        records: |cx, grouped, cell| {
            let (op, initial) = (cx.number, cx.lent_option("initial"));
            let (run, f) = match (cx.option("with_key_and_time"), cx.option("by_partition")) {
                (Some(f), _) => (quote_spanned!(cx.span=> __rt::update_state_at), f),
                (_, Some(f)) => (quote_spanned!(cx.span=> __rt::update_state_by_partition), f),
                _ => (quote_spanned!(cx.span=> __rt::update_state), cx.arg(0)),
            };
            quote_spanned!(cx.span=> #run(__cx, #op, #cell, #grouped, #initial, #f))
        },
    }),
    ..OpDef::WIDE_KEYED
};
