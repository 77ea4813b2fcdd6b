//! `words`: the parts of each line between white space.

use super::{Cardinality, Lower, OpDef};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "words",
    also_called: &["split_ascii_whitespace", "split_whitespace", "split_words", "to_words", "tokenize"],
    summary: "gives the words of every line, as `split_whitespace` does, by whole blocks where it can",
    spark: "DS-01",
    example: "lines.words()",
    signature: "(self) -> DStream<&'static str>",
    cardinality: Cardinality::Many,
    spans_records: Some(
        |cx, part, out, inner| quote_spanned!(cx.span=> __rt::each_word(#part, |#out| { #inner });),
    ),
    lower: Lower::Narrow(
        |cx, record, out, inner| quote_spanned!(cx.span=> for #out in __rt::words_of(#record) { #inner }),
    ),
    ..OpDef::NARROW
};
