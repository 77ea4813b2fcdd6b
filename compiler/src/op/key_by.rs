//! `key_by`: pairs of what the closure finds in the record, and the record.

use super::{Arg, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "key_by",
    also_called: &[
        "index_by",
        "keyed",
        "keyed_by",
        "map_keys",
        "rekey",
        "select_key",
        "with_key",
        "with_keys",
    ],
    summary: "gives pairs: the closure's result for a record, which it only looks at, and the record",
    spark: "RDD.keyBy",
    example: "lines.key_by(|line| line.len())",
    signature: "<K>(self, key: impl Fn(&T) -> K) -> DStream<(K, T)>",
    args: &[Arg::function("key", &[1])],
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> let #out = __rt::keyed(#op, #record, #f); #inner)
    }),
    ..OpDef::NARROW
};
