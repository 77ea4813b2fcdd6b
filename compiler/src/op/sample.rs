//! `sample`: a part of the records, by chance.

use super::{Arg, Cardinality, Keys, Lower, OpDef, Takes};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "sample",
    also_called: &["random_sample", "sample_by_fraction", "take_sample"],
    summary: "keeps each record with that probability; a batch that runs again keeps the same ones",
    spark: "RDD.sample",
    example: "lines.sample(0.1)",
    signature: "(self, fraction: f64) -> DStream<T>",
    args: &[Arg::value("fraction").checked_by("fraction")],
    cardinality: Cardinality::ZeroOrOne,
    takes: Takes::Ref,
    keys: Keys::Keeps,
    local: Some(|cx| {
        let (op, fraction) = (cx.number, cx.arg(0));
        quote_spanned!(cx.span=> __rt::Sampler::new(__cx, #op, __at, #fraction))
    }),
    lower: Lower::Narrow(|cx, _, _, inner| {
        let sampler = cx.local();
        quote_spanned!(cx.span=> if __rt::Sampler::keeps(&mut #sampler) { #inner })
    }),
    ..OpDef::NARROW
};
