//! `union`: the records of two streams.

use super::{Arg, Dependency, Lower, OpDef};

pub(super) const OP: OpDef = OpDef {
    name: "union",
    also_called: &[
        "append",
        "chain",
        "concat",
        "concat_with",
        "extend",
        "interleave",
        "merge",
        "merge_with",
        "or_else",
        "union_all",
        "union_with",
    ],
    summary: "gives the records of both streams: the partitions of the one, then those of the other",
    spark: "DS-08",
    example: "lines.union(lines.filter(|line| line.len() > 3))",
    signature: "(self, other: DStream<T>) -> DStream<T>",
    args: &[Arg::stream("other")],
    dependency: Dependency::Concat,
    lower: Lower::Concat,
    ..OpDef::NARROW
};
