//! Which argument is which, where some are left out.

use crate::{
    ast::{Arg, ArgKind},
    op::{self, OpDef},
};
use proc_macro2::TokenStream;

/// The arguments of a call by their place in the definition. What is left out before others is [`ArgKind::Missing`]; if there
/// are too few or too many, that is told elsewhere.
///
/// An optional function before other arguments is taken as given if it is a closure, or if nothing is left out: a name could
/// be that of a duration as well.
pub(super) fn align(def: &OpDef, given: Vec<Arg>) -> Vec<Arg> {
    let mut left_out = def.args.len().saturating_sub(given.len());
    let mut given = given.into_iter().peekable();
    let mut aligned = Vec::with_capacity(def.args.len());
    for wanted in def.args {
        let Some(next) = given.peek() else { break };
        if wanted.optional && left_out > 0 && !fits(&next.kind, wanted.kind) {
            left_out -= 1;
            aligned.push(Arg { kind: ArgKind::Missing, tokens: TokenStream::new() });
        } else {
            aligned.extend(given.next());
        }
    }
    aligned.extend(given);
    aligned
}

fn fits(given: &ArgKind, wanted: op::ArgKind) -> bool {
    match wanted {
        op::ArgKind::Function(_) => matches!(given, ArgKind::Closure(..)),
        op::ArgKind::Stream => matches!(given, ArgKind::Stream(_)),
        op::ArgKind::Value | op::ArgKind::Duration(_) => {
            !matches!(given, ArgKind::Closure(..) | ArgKind::Stream(_))
        }
    }
}
