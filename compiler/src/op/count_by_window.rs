//! `count_by_window`: how many records the last batches have.

use super::{Arg, Lower, OfNothing, OpDef, State, Takes, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "count_by_window",
    also_called: &["count_window", "count_windowed", "window_count_all"],
    summary: "gives one number: how many records the last batches have; nothing before the first record ever, 0 for an empty window \
              after it",
    spark: "DS-14",
    example: "lines.count_by_window(\"30s\", \"10s\")",
    signature: "(self, window: impl Sized) -> DStream<u64>",
    args: &[Arg::WINDOW, Arg::SLIDE],
    state: State::AcrossBatches,
    takes: Takes::Nothing,
    of_nothing: OfNothing::Something,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => Terminal {
                takes: Takes::Nothing,
                ..cx.terminal("Count", quote_spanned!(cx.span=> __rt::Count::new()))
            },
            false => Terminal {
                takes: Takes::Nothing,
                push: (quote_spanned!(cx.span=> 1u64), Default::default()),
                ..cx.keep()
            },
        },
        hold: None,
        enter: None,
        records: |cx, pieces, cell| {
            let op = cx.number;
            quote_spanned!(cx.span=> __rt::total_of_window(__cx, #op, #cell, #pieces))
        },
    }),
    ..OpDef::WIDE_ONE
};
