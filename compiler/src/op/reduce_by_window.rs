//! `reduce_by_window`: one record out of the last batches.

use super::{Arg, Lower, OfNothing, OpDef, State, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "reduce_by_window",
    also_called: &["window_reduce"],
    summary: "folds all records of the last batches into one, by `inverse` if it is given: then something comes out of an empty window too, \
              once there was a record",
    spark: "DS-12, DS-13",
    example: "lines.map(|line| line.len()).reduce_by_window(|a, b| a.max(b), \"30s\", \"10s\")",
    signature: "(self, f: impl Fn(T, T) -> T, window: impl Sized) -> DStream<T>",
    args: &[
        Arg::function("f", &[2]),
        Arg::function("inverse", &[2]).or_nothing(),
        Arg::WINDOW.beside_function(),
        Arg::SLIDE,
    ],
    state: State::AcrossBatches,
    of_nothing: OfNothing::SomethingWith(1),
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let (op, f) = (cx.number, cx.arg(0));
                Terminal {
                    push: (quote_spanned!(cx.span=> #op), f.clone()),
                    ..cx.terminal("Fold", quote_spanned!(cx.span=> __rt::Fold::new()))
                }
            }
            false => cx.keep(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, cell| {
            let (op, f) = (cx.number, cx.arg(0));
            match cx.given(1) {
                Some(inverse) => {
                    let check = cx.check_inverse(pieces);
                    quote_spanned! {cx.span=> {
                        #check
                    __rt::invert_whole_window(
                        __cx, #op, #cell, #pieces, #f,
                        |__two| __rt::Two::merge(__two, #f), |__two| __rt::Two::merge(__two, #inverse)
                    )
                    }}
                }
                None => quote_spanned! {cx.span=>
                    __rt::fold_whole_window(
                        __cx, #op, #cell, #pieces, #f, |__two| __rt::Two::merge(__two, #f)
                    )
                },
            }
        },
    }),
    ..OpDef::WIDE_ONE
};
