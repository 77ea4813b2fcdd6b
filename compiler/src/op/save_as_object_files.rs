//! `save_as_object_files`: a directory of encoded records for every batch.

use super::{Arg, Lower, OpDef, SinkLower, sorted};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "save_as_object_files",
    also_called: &[
        "save_as_binary_files",
        "save_as_object_file",
        "save_as_sequence_file",
        "save_as_sequence_files",
    ],
    summary: "writes each batch in its encoded form to a directory `PREFIX-<batch time in ms>[.SUFFIX]`, for `object_files`",
    spark: "DS-19",
    example: "pairs.save_as_object_files(\"out/pairs\", \"bin\")",
    signature: "(self, prefix: impl Into<String>, suffix: &str) -> Output",
    args: &[Arg::value("prefix"), Arg::value("suffix").or_nothing()],
    options: &[sorted::SORTED],
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| {
            let (prefix, suffix) = (cx.arg(0), cx.arg_or(1, quote_spanned!(cx.span=> "")));
            quote_spanned!(cx.span=> __rt::ObjectFilesSink::new(#prefix, #suffix))
        }),
        gathers_for: sorted::is_given,
        write: sorted::write,
        ..SinkLower::IN_PLACE
    }),
    ..OpDef::SINK
};
