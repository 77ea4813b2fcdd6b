//! `split_fields`: each line with the places of its fields.

use super::{Arg, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "split_fields",
    also_called: &["columns", "csv", "fields", "from_csv", "parse_csv"],
    summary: "gives `Fields` for every line: `get(n)` is a part between that character, as `str::split` says, by whole blocks where \
              it can",
    spark: "DS-01",
    example: "lines.split_fields(',').map(|fields| (fields.len(), fields.get(2)))",
    signature: "(self, separator: char) -> DStream<Fields<'static>>",
    args: &[Arg::value("separator").checked_by("separator")],
    spans_records: Some(|cx, part, out, inner| {
        let separator = cx.arg(0);
        quote_spanned!(cx.span=> __rt::each_fields(#part, &#separator, |#out| { #inner });)
    }),
    lower: Lower::Narrow(|cx, record, out, inner| {
        let separator = cx.arg(0);
        quote_spanned!(cx.span=> let #out = __rt::fields_of(#record, &#separator); #inner)
    }),
    ..OpDef::NARROW
};
