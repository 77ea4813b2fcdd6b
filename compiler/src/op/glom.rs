//! `glom`: each partition as one record.

use super::{Lower, OpDef, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "glom",
    also_called: &["collect_partitions", "partitions_as_lists"],
    summary: "gives one `Group` for each partition: all its records, in order",
    spark: "DS-03",
    example: "lines.glom().map(|partition| partition.len())",
    signature: "(self) -> DStream<Group<'static, T>>",
    lower: Lower::Wide(WideLower {
        collect: |cx, _| cx.keep(),
        enter: None,
        hold: Some(|cx, pieces| quote_spanned!(cx.span=> __rt::Glommed::new(#pieces))),
        records: |cx, held, _| quote_spanned!(cx.span=> __rt::Glommed::iter(#held)),
    }),
    ..OpDef::PARTITION
};
