//! A method of a stream that does not exist, and what to write instead.
//!
//! In this order: an option in the wrong place, another spelling of an operator, a name that other
//! libraries have for the same thing, a typo, and a method of the records.

use super::{NodeId, builder::Builder, options};
use crate::{
    ast::{Call, Root},
    diag::nearest,
    op::{self, OPERATORS, OpDef},
};

impl Builder<'_> {
    /// Reports a call of something that is neither an operator nor an option of `before`, in a
    /// chain that begins with `root`.
    pub(super) fn unknown(&mut self, call: &Call, root: &Root, before: Option<NodeId>) {
        let word = call.name.to_string();
        if options::is_option(&word) {
            self.diags
                .error("option_of_stream", call.name.span(), format!("`{word}` is an option of outputs"))
                .help(format!("write it after one: `stream.print().{word}(..)`"));
            return;
        }
        if self.misplaced(call, before) {
            return;
        }
        let own = before.and_then(|id| self.plan.node(id).op()).map_or(&[][..], |op| op.options);
        let help = instead(call, root, before.is_some()).unwrap_or_else(|| {
            let names = OPERATORS.iter().map(|op| op.name).chain(super::spark_noops::names());
            let names = names.chain(own.iter().map(|option| option.name));
            nearest(&word, names)
                .map_or_else(|| of_the_record(call, root, before.is_some()), |name| format!("write `{name}`"))
        });
        self.diags
            .error("unknown_operator", call.name.span(), format!("no operator is called `{word}`"))
            .help(help);
    }

    /// Reports an option of other operators than `before`. False if it is none.
    pub(super) fn misplaced(&mut self, call: &Call, before: Option<NodeId>) -> bool {
        let word = call.name.to_string();
        let owners: Vec<&OpDef> = OPERATORS.iter().copied().filter(|op| op.option(&word).is_some()).collect();
        let Some(first) = owners.first() else { return false };
        let names: Vec<String> = owners.iter().map(|op| format!("`{}`", op.name)).collect();
        let names = list(&names);
        let message = match before.and_then(|id| self.plan.node(id).op()) {
            Some(op) => format!(
                "`{}` has no option `{word}`; {names} {}",
                op.name,
                if owners.len() == 1 { "has" } else { "have" }
            ),
            None => format!("`{word}` is an option of {names}"),
        };
        let args = if first.args.is_empty() { "" } else { ".." };
        let option = match first.options.iter().find(|option| option.name == word) {
            Some(option) if option.example.is_empty() => option.as_option(),
            _ => format!(".{word}(..)"),
        };
        self.diags
            .error("misplaced_option", call.name.span(), message)
            .help(format!("write it directly after one: `stream.{}({args}){option}`", first.name));
        true
    }
}

/// `a`, `a and b`, or `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// What stands before the operator to be written, and the stream that the chain begins with.
fn stream(root: &Root, in_chain: bool) -> (String, String) {
    let name = root.name().to_string();
    let before = if in_chain || matches!(root, Root::Fragment(..)) { String::new() } else { name.clone() };
    (before, name)
}

/// What to write for a word that other libraries, or other spellings, have.
fn instead(call: &Call, root: &Root, in_chain: bool) -> Option<String> {
    let word = call.name.to_string();
    let (before, root) = stream(root, in_chain);
    let spelt = OPERATORS.iter().map(|op| op.name).chain(super::spark_noops::names());
    if let Some(name) = spelt.into_iter().find(|name| op::same_word(name, &word)) {
        return Some(format!("write `{name}`"));
    }
    let called = |op: &&&OpDef| op.also_called.iter().any(|name| op::same_word(name, &word));
    if let Some(op) = OPERATORS.iter().find(called) {
        let example = op::on_stream(op.example, &before, &root);
        return Some(format!("write `{}`, as in `{example}`", op.name));
    }
    let idiom = op::idiom(&word)?;
    let line = op::on_stream(idiom.example, &before, &root);
    let args = arguments(call);
    let write = match (line.is_empty(), line == before) {
        (true, _) => format!("leave out `.{word}({args})`"),
        (_, true) => format!("write `{line}` itself, without `.{word}({args})`"),
        _ => format!("write `{line}`"),
    };
    Some(if idiom.why.is_empty() { write } else { format!("{write}; {}", idiom.why) })
}

/// What stands between the parentheses, for people.
fn arguments(call: &Call) -> &'static str {
    if call.args.is_empty() { "" } else { ".." }
}

/// Most likely a method of what the stream carries.
fn of_the_record(call: &Call, root: &Root, in_chain: bool) -> String {
    let args = arguments(call);
    let (before, _) = stream(root, in_chain);
    format!(
        "`streamc ops` lists the operators; plain Rust belongs in a closure, as in `{before}.map(|record| record.{}({args}))`",
        call.name
    )
}
