//! `repartition`: the same records in another number of partitions.

use super::{Arg, Dependency, Lower, OpDef, Order, Partitioning, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "repartition",
    also_called: &[
        "coalesce",
        "exchange",
        "num_partitions",
        "rebalance",
        "rescale",
        "set_parallelism",
        "shuffle",
    ],
    summary: "deals the records out to that many partitions, in turn",
    spark: "DS-04",
    example: "lines.repartition(4)",
    signature: "(self, n: impl Sized) -> DStream<T>",
    args: &[Arg::value("n").checked_by("n_partitions")],
    dependency: Dependency::Wide(Partitioning::Evenly),
    order: Order::Loses,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep(),
        hold: None,
        enter: None,
        records: |cx, pieces, _| quote_spanned!(cx.span=> __rt::dealt(#pieces)),
    }),
    ..OpDef::NARROW
};
