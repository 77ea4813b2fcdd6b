//! `for_each_partition`: every partition to the user's own closure, where it is.

use super::{Arg, Lower, OpDef, SinkLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "for_each_partition",
    also_called: &["write_partitions"],
    summary: "gives each partition as a `Vec` to the closure, which runs where the partition is, several at once",
    spark: "SNK-08",
    example: "lines.for_each_partition(|lines| println!(\"{} lines here\", lines.len()))",
    signature: "<R>(self, f: impl Fn(Vec<T>) -> R) -> Output",
    args: &[Arg::function("f", &[1])],
    lower: Lower::Sink(SinkLower {
        write: |cx, parts| {
            let (output, f) = (cx.output(), cx.arg(0));
            quote_spanned!(cx.span=> __rt::for_each_partition(__cx, #output, #parts, #f);)
        },
        ..SinkLower::IN_PLACE
    }),
    ..OpDef::SINK
};
