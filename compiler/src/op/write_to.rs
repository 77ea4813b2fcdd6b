//! `write_to`: each batch to a sink of the program or of a connector.

use super::{Arg, Lower, OpDef, SinkLower, sorted};

pub(super) const OP: OpDef = OpDef {
    name: "write_to",
    also_called: &["add_sink", "output", "output_to", "send_to", "sink", "sink_to", "through", "to"],
    summary: "writes each batch to a sink: a value whose type implements `Sink` for the records",
    spark: "DS-16",
    example: "lines.write_to(PrintSink::new(20))",
    signature: "(self, sink: impl Sized) -> Output",
    args: &[Arg::value("sink")],
    options: &[sorted::SORTED],
    lower: Lower::Sink(SinkLower {
        sink: Some(|cx| cx.arg(0).clone()),
        sink_gathers: true,
        gathers_for: sorted::is_given,
        write: |cx, parts| sorted::write_by(cx, parts, ["write_taken", "write_taken_sorted"]),
        ..SinkLower::IN_PLACE
    }),
    ..OpDef::SINK
};
