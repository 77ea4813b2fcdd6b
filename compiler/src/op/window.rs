//! `window`: the records of the last batches.

use super::{Arg, Cardinality, Dependency, Keys, Lower, OpDef, Partitioning, State, Terminal, WideLower};
use quote::{quote, quote_spanned};

pub(super) const OP: OpDef = OpDef {
    name: "window",
    also_called: &[
        "hop",
        "hopping",
        "hopping_window",
        "resample",
        "rolling",
        "sliding",
        "sliding_window",
        "time_window",
        "time_window_all",
        "tumble",
        "tumbling",
        "tumbling_window",
        "window_all",
        "window_by",
        "window_into",
        "windowed",
        "windowed_by",
        "windowing",
    ],
    summary: "gives the records of the last batches together, oldest first: those of `window`, every `slide`",
    spark: "DS-11",
    example: "lines.window(\"30s\", \"10s\")",
    signature: "(self, window: impl Sized) -> DStream<T>",
    args: &[Arg::WINDOW, Arg::SLIDE],
    dependency: Dependency::Wide(Partitioning::Stay),
    state: State::AcrossBatches,
    cardinality: Cardinality::Many,
    keys: Keys::Keeps,
    lower: Lower::Wide(WideLower {
        collect: |cx, _| Terminal { ..cx.terminal("Pane", quote_spanned!(cx.span=> __rt::Pane::new())) },
        hold: None,
        enter: Some(|cx, state, parts| {
            let (op, placed) = (cx.number, cx.placed);
            quote_spanned!(cx.span=> __rt::window(__cx, #op, #placed, &mut #state, #parts))
        }),
        records: |cx, part, _| {
            let part = quote!(#part);
            quote_spanned!(cx.span=> __rt::seen(#part))
        },
    }),
    ..OpDef::NARROW
};
