//! `top_k`: the largest records.

use super::{Arg, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "top_k",
    also_called: &["largest", "n_largest", "take_largest", "top", "top_by", "top_n"],
    summary: "gives the `n` largest records of the batch, the largest first, in one partition",
    spark: "RDD.top",
    example: "lines.map(|line| line.len()).top_k(3)",
    signature: "(self, n: impl Sized) -> DStream<T>",
    args: &[Arg::value("n").checked_by("n_records")],
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let n = cx.arg(0);
                cx.terminal("TopK", quote_spanned!(cx.span=> __rt::TopK::new(#n)))
            }
            false => cx.keep(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let n = cx.arg(0);
            quote_spanned!(cx.span=> __rt::top_of(#n, #pieces))
        },
    }),
    ..OpDef::WIDE_ONE
};
