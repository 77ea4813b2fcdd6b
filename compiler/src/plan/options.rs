//! Options: what stands behind an operator or an output. `counts.print().on_error("skip")`,
//! `pairs.operator(..).option(value)`.
//!
//! Those of outputs say what is done when one fails, and are the same for all: an option is one row
//! of [`OPTIONS`], its value is read when the pipeline is compiled. Those of an operator are a fact
//! of it ([`crate::op::OpDef::options`]) and take arguments. How they are found in a chain is in
//! `behind`.

use crate::{
    ast::{Arg, ArgKind, Call},
    diag::Diagnostics,
    op::{self, OpDef},
};
use proc_macro2::Span;

/// What was said about an operator or an output, and where.
#[derive(Default)]
pub struct Options {
    /// The options of an operator: their numbers, see [`crate::op::OpDef::wanted`].
    pub given: Vec<(usize, Arg)>,
    /// When it cannot take or show a batch.
    pub on_error: Option<(OnError, Span)>,
    /// When a closure panics.
    pub on_panic: Option<(OnPanic, Span)>,
}

/// See [`Options::on_error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnError {
    /// The context stops.
    Stop,
    /// It is tried again, so many times at most.
    Retry(u32),
    /// The output goes without the batch.
    Skip,
}

/// See [`Options::on_panic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPanic {
    /// The context stops.
    Stop,
    /// The output goes without the batch.
    DeadLetter,
}

/// The most attempts that make sense: they are up to two seconds apart.
const MOST_RETRIES: u32 = 1000;

/// A row of the table.
struct Known {
    name: &'static str,
    values: &'static str,
    /// `None` when there is no such value
    set: fn(&mut Options, &str, Span) -> Option<()>,
    given: fn(&Options) -> bool,
}

/// In the order of the alphabet.
const OPTIONS: &[Known] = &[
    Known {
        name: "on_error",
        values: "`\"stop\"` (the default), `\"retry(n)\"` with n from 1 to 1000, or `\"skip\"`",
        set: |options, value, span| {
            let value = match value {
                "stop" => OnError::Stop,
                "skip" => OnError::Skip,
                other => {
                    let n = other.strip_prefix("retry(")?.strip_suffix(')')?.trim().parse().ok()?;
                    (1..=MOST_RETRIES).contains(&n).then_some(OnError::Retry(n))?
                }
            };
            options.on_error = Some((value, span));
            Some(())
        },
        given: |options| options.on_error.is_some(),
    },
    Known {
        name: "on_panic",
        values: "`\"stop\"` (the default) or `\"dead_letter\"`",
        set: |options, value, span| {
            let value = match value {
                "stop" => OnPanic::Stop,
                "dead_letter" => OnPanic::DeadLetter,
                _ => return None,
            };
            options.on_panic = Some((value, span));
            Some(())
        },
        given: |options| options.on_panic.is_some(),
    },
];

/// Whether a word is an option, wherever it stands.
pub(super) fn is_option(word: &str) -> bool {
    OPTIONS.iter().any(|known| known.name == word)
}

/// What the options of all outputs are called.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OPTIONS.iter().map(|known| known.name)
}

impl Options {
    /// The argument of an operator's option, by number.
    pub fn argument(&self, number: usize) -> Option<&Arg> {
        self.given.iter().find(|(given, _)| *given == number).map(|(_, arg)| arg)
    }

    /// Takes an option behind the output `output`. False when the word is none.
    pub(super) fn take(&mut self, call: &Call, output: &str, diags: &mut Diagnostics) -> bool {
        let word = call.name.to_string();
        let Some(known) = OPTIONS.iter().find(|known| known.name == word) else { return false };
        let span = call.name.span();
        if (known.given)(self) {
            diags
                .error("option_twice", span, format!("option `{word}` is given twice for `{output}`"))
                .help("remove one of them");
            return true;
        }
        let value = match call.args.as_slice() {
            [arg] if matches!(arg.kind, ArgKind::Expr) => {
                syn::parse2::<syn::LitStr>(arg.tokens.clone()).ok().map(|text| (text.value(), text.span()))
            }
            _ => None,
        };
        let set = value.as_ref().and_then(|(text, _)| (known.set)(self, text, span));
        if set.is_none() {
            let (message, at) = match value {
                Some((text, at)) => (format!("`{word}` does not accept `{text}`"), at),
                None => (format!("`{word}` takes one string"), span),
            };
            diags.error("option_value", at, message).help(format!("write {}", known.values));
        }
        true
    }

    /// In words, for plans: those of `op` by name.
    pub(super) fn words(&self, op: Option<&OpDef>) -> Vec<String> {
        let name = |(number, _): &(usize, Arg)| {
            let wanted = op?.wanted(*number)?;
            Some(match wanted.kind {
                op::ArgKind::Nothing => wanted.name.to_owned(),
                _ => format!("with {}", wanted.name),
            })
        };
        let own = self.given.iter().filter_map(name);
        let on_error = self.on_error.map(|(on_error, _)| match on_error {
            OnError::Stop => "on_error: stop".to_owned(),
            OnError::Retry(n) => format!("on_error: retry({n})"),
            OnError::Skip => "on_error: skip".to_owned(),
        });
        let on_panic = self.on_panic.map(|(on_panic, _)| match on_panic {
            OnPanic::Stop => "on_panic: stop".to_owned(),
            OnPanic::DeadLetter => "on_panic: dead_letter".to_owned(),
        });
        own.chain(on_error).chain(on_panic).collect()
    }

    /// Whether what the output is given is kept, and the word that says so.
    pub fn keeps(&self) -> Option<Span> {
        let skip = self.on_error.filter(|(on_error, _)| *on_error == OnError::Skip).map(|(_, span)| span);
        let dead =
            self.on_panic.filter(|(on_panic, _)| *on_panic == OnPanic::DeadLetter).map(|(_, span)| span);
        skip.or(dead)
    }

    /// How often it is tried again, and the word that says so.
    pub fn retries(&self) -> Option<(u32, Span)> {
        match self.on_error {
            Some((OnError::Retry(n), span)) => Some((n, span)),
            _ => None,
        }
    }
}
