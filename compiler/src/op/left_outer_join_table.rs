//! `left_outer_join_table`: a join with a table that keeps all records.

use super::{Arg, Cardinality, Keys, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "left_outer_join_table",
    also_called: &["left_join_table", "left_lookup_join"],
    summary: "gives each pair with every row that its key has in a `BroadcastTable`, or with `None` if there is no row",
    spark: "DS-09",
    example: "pairs.left_outer_join_table(&broadcast_table([(\"a\", 1.5), (\"b\", 2.5)]))",
    signature: "<A: Stored, B: Stored>(self, table: &StoredTable<A, B>) -> DStream<(K, (V, Option<B::View<'static>>))>",
    args: &[Arg::value("table").checked_by("table")],
    keyed: true,
    cardinality: Cardinality::Many,
    keys: Keys::Keeps,
    local: Some(|cx| {
        let table = cx.arg(0);
        quote_spanned!(cx.span=> __rt::Lookup::new(__cx, #table))
    }),
    lower: Lower::Narrow(|cx, record, out, inner| {
        let lookup = cx.local();
        quote_spanned!(cx.span=> for #out in __rt::Lookup::outer_join(&mut #lookup, #record) { #inner })
    }),
    ..OpDef::NARROW
};
