//! `map_partitions`: a closure over each partition.

use super::{Arg, Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "map_partitions",
    also_called: &["map_batches", "map_partitions_with_index"],
    summary: "gives what the closure makes of the iterator over each partition",
    spark: "DS-02",
    example: "lines.map_partitions(|lines| lines.enumerate().map(|(i, line)| (i as u64, line)))",
    signature: "<I: IntoIterator>(self, f: impl Fn(std::vec::IntoIter<T>) -> I) -> DStream<I::Item>",
    args: &[Arg::function("f", &[1])],
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep(),
        hold: None,
        enter: None,
        records: |cx, pieces, _| {
            let (op, f) = (cx.number, cx.arg(0));
            quote_spanned!(cx.span=> __rt::map_partition(#op, #pieces, #f))
        },
    }),
    ..OpDef::PARTITION
};
