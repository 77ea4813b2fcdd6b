//! `map_values`: another value under the same key.

use super::{Arg, Keys, Lower, OpDef};
use quote::{format_ident, quote_spanned};

pub(super) const OP: OpDef = OpDef {
    name: "map_values",
    also_called: &["map_value", "process_values", "transform_values"],
    summary: "gives the closure's result for every value, under the same key",
    spark: "PD-12",
    example: "pairs.map_values(|n| n * 2)",
    signature: "<U>(self, f: impl Fn(V) -> U) -> DStream<(K, U)>",
    args: &[Arg::function("f", &[1])],
    keyed: true,
    keys: Keys::Keeps,
    lower: Lower::Narrow(|cx, record, out, inner| {
        let (op, f) = (cx.number, cx.arg(0));
        let (key, value) = (format_ident!("{out}_key"), format_ident!("{out}_value"));
        quote_spanned! {cx.span=>
            let (#key, #value) = __rt::pair(#record);
            let #out = (#key, __rt::call(#op, #value, #f));
            #inner
        }
    }),
    ..OpDef::NARROW
};
