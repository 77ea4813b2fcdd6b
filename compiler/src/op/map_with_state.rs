//! `map_with_state`: a state for each key, seen once for each record.

use super::{Arg, Cardinality, Keys, Lower, OpDef, Span, State, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "map_with_state",
    also_called: &[
        "flat_map_groups_with_state",
        "flat_map_with_state",
        "key_process",
        "keyed_process",
        "map_groups_with_state",
        "process_keyed",
        "stateful_map",
        "track_state_by_key",
        "transform_with_state",
    ],
    summary: "gives what the closure makes of each record and the state of its key, which it can change; with `.timeout`, a key \
              that has been idle for longer gets a last call without a value, and loses its state. The closure can take the \
              batch time first",
    spark: "PD-11, ST-01 to ST-10",
    example: "pairs.map_with_state(|word, n: Option<u64>, sum: &mut State<u64>| { let now = sum.get().unwrap_or(0) + \
              n.unwrap_or(0); sum.update(now); (word, now) })",
    signature: "<S, U>(self, f: impl Fn(K, Option<V>, &mut State<S>) -> U) -> DStream<U>",
    args: &[Arg::function("f", &[3, 4])],
    options: &[
        Arg::value("initial").checked_by("initial_state").as_in("[(\"word\", 1u64)]"),
        Arg::duration("timeout", Span::Plain).as_in("\"30s\""),
    ],
    state: State::AcrossBatches,
    shows_state: true,
    cardinality: Cardinality::Many,
    keys: Keys::Forgets,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep_keyed(),
        hold: None,
        enter: None,
        records: |cx, pieces, cell| {
            let (op, f, initial) = (cx.number, cx.arg(0), cx.lent_option("initial"));
            let timeout = match cx.option("timeout") {
                Some(timeout) => quote_spanned!(cx.span=> ::core::option::Option::Some(#timeout)),
                None => quote_spanned!(cx.span=> ::core::option::Option::None),
            };
            let run = match cx.arity[0] {
                Some(4) => quote_spanned!(cx.span=> __rt::map_with_state_at),
                _ => quote_spanned!(cx.span=> __rt::map_with_state),
            };
            let with = quote_spanned!(cx.span=> __rt::WithState { timeout: #timeout, initial: #initial });
            quote_spanned!(cx.span=> #run(__cx, #op, #cell, #pieces, #with, #f))
        },
    }),
    ..OpDef::WIDE_KEYED
};
