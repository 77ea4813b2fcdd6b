//! `containing`: the lines that contain a text.

use super::{Arg, Cardinality, Keys, Lower, OpDef, Takes};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "containing",
    also_called: &["contains", "contains_str", "grep"],
    summary: "keeps the lines that contain the text, as `str::contains` says, by whole blocks where it can",
    spark: "DS-01",
    example: "lines.containing(\"error\")",
    signature: "(self, text: impl Into<String>) -> DStream<T>",
    args: &[Arg::value("text").checked_by("pattern")],
    cardinality: Cardinality::ZeroOrOne,
    takes: Takes::Ref,
    keys: Keys::Keeps,
    spans_records: Some(|cx, part, out, inner| {
        let pattern = cx.arg(0);
        quote_spanned!(cx.span=> __rt::each_containing(#part, &#pattern, |#out| { #inner });)
    }),
    lower: Lower::Narrow(|cx, record, _, inner| {
        let pattern = cx.arg(0);
        quote_spanned!(cx.span=> if __rt::contains(&#record, &#pattern) { #inner })
    }),
    ..OpDef::NARROW
};
