//! `save_as_text_files`: a directory of text files for every batch.

use super::{Arg, Lower, OpDef, SinkLower, sorted};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "save_as_text_files",
    also_called: &[
        "save",
        "save_as_csv",
        "save_as_hadoop_files",
        "save_as_new_api_hadoop_files",
        "save_as_parquet",
        "save_as_table",
        "save_as_text",
        "save_as_text_file",
        "to_csv",
        "to_file",
        "to_parquet",
        "to_text_files",
        "write",
        "write_as_csv",
        "write_as_text",
        "write_csv",
        "write_lines",
        "write_parquet",
        "write_text",
    ],
    summary: "writes each batch to a directory `PREFIX-<batch time in ms>[.SUFFIX]`, a file for each partition",
    spark: "DS-18",
    example: "lines.save_as_text_files(\"out/lines\", \"txt\")",
    signature: "(self, prefix: impl Into<String>, suffix: &str) -> Output",
    args: &[Arg::value("prefix"), Arg::value("suffix").or_nothing()],
    options: &[sorted::SORTED],
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| {
            let (prefix, suffix) = (cx.arg(0), cx.arg_or(1, quote_spanned!(cx.span=> "")));
            quote_spanned!(cx.span=> __rt::TextFilesSink::new(#prefix, #suffix))
        }),
        gathers_for: sorted::is_given,
        write: sorted::write,
        ..SinkLower::IN_PLACE
    }),
    ..OpDef::SINK
};
