//! `join_table`: pairs of values and rows of a table with equal keys.

use super::{Arg, Cardinality, Keys, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "join_table",
    also_called: &[
        "broadcast",
        "broadcast_join",
        "enrich",
        "hash_join",
        "lookup",
        "lookup_join",
        "map_side_join",
        "with_broadcast",
    ],
    summary: "gives each pair with every row that its key has in a `BroadcastTable`; a batch sees one version of the table",
    spark: "DS-09",
    example: "pairs.join_table(&broadcast_table([(\"a\", 1.5), (\"b\", 2.5)]))",
    signature: "<A: Stored, B: Stored>(self, table: &StoredTable<A, B>) -> DStream<(K, (V, B::View<'static>))>",
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
        quote_spanned!(cx.span=> for #out in __rt::Lookup::join(&mut #lookup, #record) { #inner })
    }),
    ..OpDef::NARROW
};
