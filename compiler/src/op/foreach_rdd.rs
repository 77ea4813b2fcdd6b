//! `foreach_rdd`: the batch to the user's own closure, in the driver.

use super::{Arg, Effects, Lower, OpDef, SinkLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "foreach_rdd",
    also_called: &[
        "emit",
        "for_each_batch",
        "insert",
        "insert_into",
        "inspect_batch",
        "send",
        "subscribe",
        "to_sql",
        "upsert",
        "write_stream",
    ],
    summary: "gives each batch as an `Rdd` to the closure, which runs in the driver, in batch order",
    spark: "DS-16",
    example: "lines.foreach_rdd(|rdd, time| println!(\"{time:?}: {} lines\", rdd.count()))",
    signature: "<R>(self, f: impl FnMut(Rdd<T>) -> R) -> Output",
    args: &[Arg::function("f", &[1, 2])],
    effects: Effects::DriverSink,
    lower: Lower::Sink(SinkLower {
        write: |cx, parts| {
            let (output, f) = (cx.output(), cx.arg(0));
            match cx.arity[0] {
                Some(2) => quote_spanned!(cx.span=> __rt::foreach_rdd_at(__cx, #output, #parts, #f);),
                _ => quote_spanned!(cx.span=> __rt::foreach_rdd(__cx, #output, #parts, #f);),
            }
        },
        ..SinkLower::AT_DRIVER
    }),
    ..OpDef::SINK
};
