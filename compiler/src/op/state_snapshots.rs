//! `state_snapshots`: the state of the operator before it.

use super::{Keys, Lower, OpDef, Order, Reads, Takes, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "state_snapshots",
    also_called: &["snapshots", "state_snapshot"],
    summary: "gives every key of the state before it with its state, in every batch, also without data",
    spark: "ST-11",
    example: "pairs.map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n))).state_snapshots()",
    reads: Reads::State,
    takes: Takes::Nothing,
    order: Order::Loses,
    keys: Keys::Places,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep(),
        hold: None,
        enter: None,
        records: |cx, states, _| quote_spanned!(cx.span=> __rt::snapshots(#states)),
    }),
    ..OpDef::PARTITION
};
