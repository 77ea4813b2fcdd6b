//! What closures use of the construction: configuration and values that the pipeline binds. It
//! serves messages alone.

use super::builder::{Builder, Host};
use crate::ast::{self, ArgKind};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use syn::Type;

/// A name of the construction that a closure uses.
pub struct Capture {
    /// Where it is bound.
    pub name: Ident,
    /// Where it is used first.
    pub used: Ident,
    /// Where a closure most likely does with it what none can do: later uses of the same kind are
    /// left out.
    pub misused: Option<(Misuse, Span)>,
    /// Whether it is a parameter of the pipeline.
    pub is_config: bool,
    number: usize,
}

/// What a closure that is called for many records cannot do with what it captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misuse {
    /// Give it away, as far as the text tells: a number that is copied looks the same.
    Given,
    /// Change it.
    Changed,
}

impl Builder<'_> {
    /// A name that closures can use from here on.
    pub(super) fn host(&mut self, name: Ident, is_config: bool) {
        self.hosts.retain(|host| host.name != name);
        let host = self.new_host(name, is_config);
        self.hosts.push(host);
    }

    /// The same for a parameter of the pipeline, whose type is known.
    pub(super) fn config(&mut self, name: Ident, ty: &Type) {
        self.host(name, true);
        if let Some(host) = self.hosts.last_mut() {
            host.is_copied = is_copied(ty);
        }
    }

    pub(super) fn new_host(&mut self, name: Ident, is_config: bool) -> Host {
        self.n_hosts += 1;
        Host { name, is_config, is_copied: false, number: self.n_hosts }
    }

    /// Notes what an argument uses.
    pub(super) fn captures(&mut self, arg: &ast::Arg) {
        let mut names: Vec<Ident> = match arg.kind {
            ArgKind::Closure(..) | ArgKind::Function | ArgKind::Path => {
                self.hosts.iter().map(|host| host.name.clone()).collect()
            }
            ArgKind::Lent | ArgKind::Stream(_) | ArgKind::Expr | ArgKind::Missing => return,
        };
        while let Some(used) = ast::mentions(arg.tokens.clone(), &names) {
            names.retain(|name| *name != used);
            let Some(host) = self.hosts.iter().find(|host| host.name == used) else { continue };
            let Host { name, is_config, is_copied, number } = host.clone();
            let changed = changes(arg.tokens.clone(), &used).map(|at| (Misuse::Changed, at));
            let misused = changed.or_else(|| {
                let at = gives_away(arg.tokens.clone(), &used).filter(|_| !is_copied)?;
                Some((Misuse::Given, at))
            });
            let known = self.plan.captures.iter_mut().find(|known| known.number == number);
            match known {
                Some(known) => {
                    let worse = misused.map(|(how, _)| how) > known.misused.map(|(how, _)| how);
                    known.misused = if worse { misused } else { known.misused };
                }
                None => self.plan.captures.push(Capture { name, used, misused, is_config, number }),
            }
        }
    }
}

/// A reference, a number or the like.
fn is_copied(ty: &Type) -> bool {
    const COPIED: [&str; 17] = [
        "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128", "u16", "u32",
        "u64", "u8", "usize", "Duration",
    ];
    match ty {
        Type::Reference(reference) => reference.mutability.is_none(),
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.arguments.is_none() && COPIED.iter().any(|name| last.ident == name)),
        _ => false,
    }
}

fn punct(trees: &[TokenTree], at: Option<usize>, chars: &str) -> bool {
    match at.and_then(|at| trees.get(at)) {
        Some(TokenTree::Punct(punct)) => chars.contains(punct.as_char()),
        _ => false,
    }
}

/// Where a name is given away, if it is: it stands by itself, as in `f(name)`, `name + x` or
/// `name.into_iter()`, and not as in `&name`, `name.len()`, `name[i]`, `name(x)` or a comparison.
pub(crate) fn gives_away(tokens: TokenStream, name: &Ident) -> Option<Span> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    trees.iter().enumerate().find_map(|(at, tree)| match tree {
        TokenTree::Group(group) => gives_away(group.stream(), name),
        TokenTree::Ident(word) if word == name => {
            let lent = punct(&trees, at.checked_sub(1), "&*<>=.");
            let bound = at > 0 && matches!(&trees[at - 1], TokenTree::Punct(p) if p.as_char() == '=')
                && matches!(at.checked_sub(3).map(|at| &trees[at]), Some(TokenTree::Ident(word)) if word == "let");
            let into = matches!(trees.get(at + 2), Some(TokenTree::Ident(word)) if word.to_string().starts_with("into_"));
            let asked = punct(&trees, Some(at + 1), ".<>=!?:") && !into;
            let called = matches!(trees.get(at + 1), Some(TokenTree::Group(_)));
            ((!lent || bound) && !asked && !called && !is_changed(&trees, at + 1)).then(|| word.span())
        }
        _ => None,
    })
}

/// Methods that change what they are called on, and what of it they lend to be changed.
const CHANGING: [&str; 20] = [
    "append",
    "clear",
    "drain",
    "entry",
    "extend",
    "get_mut",
    "insert",
    "iter_mut",
    "pop",
    "pop_front",
    "push",
    "push_back",
    "push_front",
    "push_str",
    "remove",
    "retain",
    "sort",
    "sort_unstable",
    "truncate",
    "values_mut",
];

/// Where a name is changed, if it is: `name += 1`, `name.field = x`, `name[i] = x`, `*name = x`,
/// `&mut name` or `name.push(x)`.
fn changes(tokens: TokenStream, name: &Ident) -> Option<Span> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    trees.iter().enumerate().find_map(|(at, tree)| match tree {
        TokenTree::Group(group) => changes(group.stream(), name),
        TokenTree::Ident(word) if word == name && !punct(&trees, at.checked_sub(1), ".") => {
            let is_lent = at > 1
                && punct(&trees, Some(at - 2), "&")
                && matches!(&trees[at - 1], TokenTree::Ident(word) if word == "mut");
            (is_lent || is_changed(&trees, at + 1)).then(|| word.span())
        }
        _ => None,
    })
}

/// Whether what follows a name, up to its fields and elements, is an assignment or a method that
/// changes it.
fn is_changed(trees: &[TokenTree], mut at: usize) -> bool {
    loop {
        match (trees.get(at), trees.get(at + 1), trees.get(at + 2)) {
            (Some(TokenTree::Group(group)), ..) if group.delimiter() == Delimiter::Bracket => at += 1,
            (Some(TokenTree::Punct(dot)), Some(TokenTree::Ident(method)), Some(TokenTree::Group(group)))
                if dot.as_char() == '.' && group.delimiter() == Delimiter::Parenthesis =>
            {
                return CHANGING.iter().any(|name| method == name);
            }
            (Some(TokenTree::Punct(dot)), Some(TokenTree::Ident(_) | TokenTree::Literal(_)), _)
                if dot.as_char() == '.' =>
            {
                at += 2;
            }
            _ => break,
        }
    }
    let is = |at, chars| punct(trees, Some(at), chars);
    let assigned = is(at, "=") && !is(at + 1, "=>");
    let by_operator = is(at, "+-*/%^&|") && is(at + 1, "=") && !is(at + 2, "=");
    let by_shift = is(at, "<>") && is(at + 1, "<>") && is(at + 2, "=");
    assigned || by_operator || by_shift
}

#[cfg(test)]
mod tests {
    use super::{changes, gives_away};
    use proc_macro2::{Ident, Span};

    fn says(text: &str) -> (bool, bool) {
        let tokens = || text.parse().expect("a case is made of tokens");
        let name = Ident::new("seen", Span::call_site());
        (gives_away(tokens(), &name).is_some(), changes(tokens(), &name).is_some())
    }

    #[test]
    fn what_is_given_away_stands_by_itself() {
        for text in [
            "|x| f(seen)",
            "|x| seen + x",
            "|x| seen.into_iter()",
            "|x| { let all = seen; all }",
            "|x| (x, seen)",
        ] {
            assert_eq!(says(text), (true, false), "{text}");
        }
        for text in [
            "|x| f(&seen)",
            "|x| seen.len()",
            "|x| seen[0]",
            "|x| seen(x)",
            "|x| x == seen",
            "|x| *seen > 1",
            "|x| seen += x",
        ] {
            assert!(!says(text).0, "{text}");
        }
    }

    #[test]
    fn what_is_changed_is_assigned_to_or_calls_a_method_that_does() {
        for text in [
            "|x| seen += 1",
            "|x| *seen += 1",
            "|x| seen = x",
            "|x| { seen <<= 1; }",
            "|x| seen.n -= x",
            "|x| seen.0[x] = 1",
            "|x| f(&mut seen)",
            "|x| seen.push(x)",
            "|x| seen.all.insert(x, 1)",
        ] {
            assert!(says(text).1, "{text}");
        }
        for text in [
            "|x| seen == x",
            "|x| seen <= x",
            "|x| seen.len() > 1",
            "|x| x.seen = 1",
            "match seen { _ => 1 }",
            "|x| seen >= 3",
        ] {
            assert!(!says(text).1, "{text}");
        }
    }
}
