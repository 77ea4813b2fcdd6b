//! Words behind a stream that are no operators: what Spark's programs say about keeping it (rows
//! DS-20 and DS-21). They make no node, so that no rule and no kernel knows of them.
//!
//! A stream that is used several times is computed once for each batch in any case, which is said
//! once. The interval of a checkpoint is checked as Spark does: here where it is written as a text,
//! and at the start.

use super::{NodeId, Setup, builder::Builder};
use crate::{
    ast::{ArgKind, Call},
    diag::{STREAM, Vehicle},
};

/// What stands in the parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    Interval,
}

/// In the order of the alphabet.
const WORDS: &[(&str, Takes)] =
    &[("cache", Takes::Nothing), ("checkpoint", Takes::Interval), ("persist", Takes::Nothing)];

/// The words.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(name, _)| *name)
}

impl Builder<'_> {
    /// Takes a word behind a stream, if it is one: whether it was whole.
    pub(super) fn word(&mut self, stream: NodeId, call: &Call) -> Option<bool> {
        let word = call.name.to_string();
        let (known, takes) = WORDS.iter().find(|(name, _)| *name == word)?;
        let span = call.name.span();
        let n = call.args.len();
        if let Some(span) = call.turbofish {
            self.diags
                .error("turbofish", span, format!("`{word}` takes no type arguments"))
                .help("leave them out");
            return Some(false);
        }
        match (takes, call.args.as_slice()) {
            (Takes::Nothing, []) => {
                if !self.diags.iter().any(|said| said.slug == "kept_anyway") {
                    let message = format!(
                        "`{word}` changes nothing: a stream that is used several times is computed once"
                    );
                    let lints = self.lints.tokens();
                    let vehicle = Vehicle::Deprecated(STREAM, known);
                    self.diags
                        .warn("kept_anyway", span, message)
                        .under(lints)
                        .by(vehicle)
                        .help("leave it out");
                }
                Some(true)
            }
            (Takes::Interval, [arg]) if !matches!(arg.kind, ArgKind::Closure(..) | ArgKind::Stream(_)) => {
                let fits = self.checkpoint_fits(stream, arg);
                self.plan.setup.push(Setup::Checkpoint(stream, arg.clone(), span));
                Some(fits)
            }
            (Takes::Nothing, _) => {
                let are = if n == 1 { "is" } else { "are" };
                self.diags
                    .error("argument_count", span, format!("`{word}` takes no argument, but {n} {are} given"))
                    .help("streams are kept in memory and nowhere else, as long as a batch needs them");
                Some(false)
            }
            (Takes::Interval, _) => {
                self.diags
                    .error("argument_count", span, format!("`{word}` takes one duration"))
                    .help("write it as in `.checkpoint(\"10s\")`");
                Some(false)
            }
        }
    }
}
