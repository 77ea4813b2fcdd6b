//! `reduce_by_key_and_window`: one value for each key, out of the last batches.

use super::{Algebra, Arg, Lower, OpDef, State, Terminal, WideLower};
use quote::quote_spanned;

pub(super) const OP: OpDef = OpDef {
    name: "reduce_by_key_and_window",
    also_called: &["reduce_by_key_windowed", "window_reduce_by_key"],
    summary: "folds the values of each key in the last batches into one, by `inverse` if it is given: it takes out of a value what leaves; \
              `keep` decides which pairs are given out",
    spark: "PD-05, PD-06",
    example: "pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, \"30s\", \"10s\")",
    signature: "(self, f: impl Fn(V, V) -> V, window: impl Sized) -> DStream<(K, V)>",
    args: &[
        Arg::function("f", &[2]),
        Arg::function("inverse", &[2]).or_nothing(),
        Arg::WINDOW.beside_function(),
        Arg::SLIDE.beside_function(),
        Arg::function("keep", &[1]).or_nothing(),
    ],
    state: State::AcrossBatches,
    algebra: Algebra::Combines,
    lower: Lower::Wide(WideLower {
        collect: |cx, combine| match combine {
            true => {
                let (op, f) = (cx.number, cx.arg(0));
                Terminal {
                    push: (quote_spanned!(cx.span=> #op), f.clone()),
                    done: quote_spanned!(cx.span=> #op, #f),
                    ..cx.terminal(
                        "Combine",
                        quote_spanned!(cx.span=> __rt::Combine::new(__rt::StageCx::seed(__cx))),
                    )
                }
            }
            false => cx.keep_keyed(),
        },
        hold: None,
        enter: None,
        records: |cx, pieces, cell| {
            let (op, f) = (cx.number, cx.arg(0));
            let records = match cx.given(1) {
                Some(inverse) => {
                    let check = cx.check_inverse(pieces);
                    quote_spanned! {cx.span=> {
                        #check
                    __rt::invert_window(
                        __cx, #op, #cell, #pieces, #f,
                        |__two| __rt::Two::merge(__two, #f), |__two| __rt::Two::merge(__two, #inverse)
                    )
                    }}
                }
                None => quote_spanned! {cx.span=>
                    __rt::fold_window(__cx, #op, #cell, #pieces, #f, |__two| __rt::Two::merge(__two, #f))
                },
            };
            match cx.given(4) {
                Some(keep) => quote_spanned! {cx.span=>
                    ::core::iter::Iterator::filter(#records, |__pair| __rt::test(#op, __pair, #keep))
                },
                None => records,
            }
        },
    }),
    ..OpDef::WIDE_KEYED
};
