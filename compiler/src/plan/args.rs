//! Which argument is which, where some are left out.

use crate::{
    ast::{Arg, ArgKind},
    op::{self, OpDef},
};
use proc_macro2::TokenStream;

/// The arguments of a call by their place in the definition. What is left out before others is
/// [`ArgKind::Missing`]; if there are too few or too many, that is told elsewhere.
///
/// Where a name could be that of a function or of a duration: a text is no function, and what the
/// pipeline itself binds to a function is one. A function at the end that may be left out has to be
/// known by that, or as a closure; where the number of the arguments allows both, one before others
/// too. Any other name there is a duration: if it is none, rustc says so, and what to write
/// (`beside_function`).
pub(super) fn align(def: &OpDef, given: Vec<Arg>) -> Vec<Arg> {
    let fitting = || align_to(def.args, &given, true).or_else(|| align_to(def.args, &given, false));
    let places = fitting().unwrap_or_else(|| vec![true; given.len()]);
    let mut given = given.into_iter();
    let mut aligned = Vec::with_capacity(def.args.len());
    for is_given in places {
        match is_given {
            true => aligned.extend(given.next()),
            false => aligned.push(Arg { kind: ArgKind::Missing, tokens: TokenStream::new(), home: None }),
        }
    }
    aligned
}

/// Which of the arguments are there, up to the last one that is; none if what is given does not
/// fit. With `closures_last` a function that may be left out at the end has to be a closure.
fn align_to(wanted: &[op::Arg], given: &[Arg], closures_last: bool) -> Option<Vec<bool>> {
    let Some(next) = given.first() else { return wanted.iter().all(|arg| arg.optional).then(Vec::new) };
    let (first, others) = wanted.split_first()?;
    let after = |is_given: bool| {
        let rest = align_to(others, if is_given { &given[1..] } else { given }, closures_last)?;
        Some([vec![is_given], rest].concat())
    };
    if !first.optional {
        // whether it fits is told elsewhere
        return after(true);
    }
    let last = closures_last && others.is_empty() && is_function(first.kind);
    match fits(next, first.kind) {
        Fits::Surely => after(true).or_else(|| after(false)),
        Fits::Perhaps if !last => after(false).or_else(|| after(true)),
        Fits::Perhaps | Fits::Not => after(false),
    }
}

enum Fits {
    Surely,
    Perhaps,
    Not,
}

fn is_function(wanted: op::ArgKind) -> bool {
    matches!(wanted, op::ArgKind::Function(_))
}

fn fits(given: &Arg, wanted: op::ArgKind) -> Fits {
    let is_text = || syn::parse2::<syn::LitStr>(given.tokens.clone()).is_ok();
    match (wanted, &given.kind) {
        (op::ArgKind::Function(_), ArgKind::Closure(..) | ArgKind::Function)
        | (op::ArgKind::Stream, ArgKind::Stream(_)) => Fits::Surely,
        (op::ArgKind::Function(_), ArgKind::Path | ArgKind::Expr) if !is_text() => Fits::Perhaps,
        (op::ArgKind::Value | op::ArgKind::Duration(_), ArgKind::Path | ArgKind::Expr) => Fits::Surely,
        _ => Fits::Not,
    }
}
