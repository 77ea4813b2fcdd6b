//! The paths in a file of source, as modules of its crate.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

/// The modules on the way from the root of a crate.
pub(super) type Module = Vec<String>;

/// A path in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    /// From the root of the crate to the item.
    pub(super) path: Module,
    pub(super) line: usize,
    /// It is only shown further, by a `pub use`: under this name, or `*`.
    pub(super) shown: Option<String>,
}

/// The paths in the text of the file `here` that lead to files of its crate, which are all `known`;
/// what is for tests only is left out.
pub(super) fn uses(text: &str, here: &Module, known: &BTreeSet<Module>) -> Vec<Use> {
    let tokens: TokenStream = text.parse().expect("source files are Rust");
    let mut walk = Walk { known, found: BTreeSet::new() };
    walk.tokens(tokens, here.clone());
    walk.found.into_iter().collect()
}

/// The names that the root of a crate shows of `streamc_core`:
/// `pub use streamc_core::{a, b::{c, d}}` shows `a`, `c` and `d`.
pub(super) fn shown_of_others(root: &str) -> BTreeSet<String> {
    fn names(tokens: TokenStream, found: &mut BTreeSet<String>) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => names(group.stream(), found),
                TokenTree::Ident(name) if !is_path_sign(&trees, at + 1) => {
                    found.insert(name.to_string());
                }
                _ => {}
            }
        }
    }
    let tokens: TokenStream = root.parse().expect("source files are Rust");
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeSet::new();
    for at in 1..trees.len() {
        if is(trees.get(at - 1), "use") && is(trees.get(at), "streamc_core") {
            let rest = trees[at..].iter().take_while(|tree| !is(Some(tree), ";")).cloned();
            names(rest.collect(), &mut found);
        }
    }
    found
}

struct Walk<'k> {
    known: &'k BTreeSet<Module>,
    found: BTreeSet<Use>,
}

fn is(tree: Option<&TokenTree>, word: &str) -> bool {
    match tree {
        Some(TokenTree::Ident(ident)) => ident == word,
        Some(TokenTree::Punct(punct)) => word.len() == 1 && word.starts_with(punct.as_char()),
        _ => false,
    }
}

fn is_path_sign(trees: &[TokenTree], at: usize) -> bool {
    is(trees.get(at), ":") && is(trees.get(at + 1), ":")
}

impl Walk<'_> {
    fn tokens(&mut self, tokens: TokenStream, module: Module) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            // `#[cfg(test)]` and what stands under it
            if is(trees.get(at), "#") && is_cfg_test(trees.get(at + 1)) {
                at = after_item(&trees, at + 2);
                continue;
            }
            match &trees[at] {
                TokenTree::Ident(_) if at == 0 || !is_path_sign(&trees, at.saturating_sub(2)) => {
                    let shown = is_shown(&trees, at);
                    let is_use = at > 0 && is(trees.get(at - 1), "use");
                    at = self.path(&trees, at, &module, is_use, shown);
                }
                TokenTree::Group(group) => {
                    let mut inner = module.clone();
                    if at > 1 && is(trees.get(at - 2), "mod") {
                        inner.push(trees[at - 1].to_string());
                    }
                    self.tokens(group.stream(), inner);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// A path, or a word that is none. Gives where it ends.
    fn path(
        &mut self,
        trees: &[TokenTree],
        from: usize,
        module: &Module,
        is_use: bool,
        shown: bool,
    ) -> usize {
        let mut at = from;
        let mut words = vec![trees[at].to_string()];
        let line = trees[at].span().start().line;
        at += 1;
        while is_path_sign(trees, at) {
            match trees.get(at + 2) {
                Some(TokenTree::Ident(word)) => words.push(word.to_string()),
                Some(TokenTree::Punct(punct)) if is_use && punct.as_char() == '*' => {
                    words.push("*".to_owned())
                }
                Some(TokenTree::Group(group)) if is_use => {
                    self.branches(group.stream(), &words, module, shown);
                    return at + 3;
                }
                _ => break,
            }
            at += 3;
        }
        if words.len() > 1 || is_use {
            self.note(&words, module, line, shown);
        }
        at
    }

    /// `{a, b::c, d::{e, f}}` after the words of a `use`.
    fn branches(&mut self, tokens: TokenStream, before: &[String], module: &Module, shown: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for branch in trees.split(|tree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ',')) {
            let mut words = before.to_vec();
            for tree in branch {
                match tree {
                    TokenTree::Ident(word) if word == "as" => break,
                    TokenTree::Ident(word) => words.push(word.to_string()),
                    TokenTree::Punct(punct) if punct.as_char() == '*' => words.push("*".to_owned()),
                    TokenTree::Group(group) => {
                        self.branches(group.stream(), &words, module, shown);
                        words.clear();
                    }
                    _ => {}
                }
            }
            if let (Some(first), false) = (branch.first(), words.is_empty()) {
                self.note(&words, module, first.span().start().line, shown);
            }
        }
    }

    fn note(&mut self, words: &[String], module: &Module, line: usize, shown: bool) {
        if let Some(path) = self.absolute(words, module) {
            let shown = shown.then(|| path.last().cloned().unwrap_or_default());
            self.found.insert(Use { path, line, shown });
        }
    }

    /// From the root of the crate; none if it leads elsewhere.
    fn absolute(&self, words: &[String], module: &Module) -> Option<Module> {
        let n_super = words.iter().take_while(|word| *word == "super").count();
        let (base, rest) = match words[0].as_str() {
            "crate" => (Vec::new(), &words[1..]),
            "self" => (module.clone(), &words[1..]),
            "super" => (module[..module.len().checked_sub(n_super)?].to_vec(), &words[n_super..]),
            _ => (module.clone(), words),
        };
        let path: Module =
            base.into_iter().chain(rest.iter().filter(|word| *word != "self").cloned()).collect();
        // a word of its own may be anything; it counts if it is a module next to the file
        let is_rooted = matches!(words[0].as_str(), "crate" | "self" | "super");
        (is_rooted || self.known.contains(&path[..=module.len().min(path.len() - 1)].to_vec()))
            .then_some(path)
    }
}

fn is_cfg_test(tree: Option<&TokenTree>) -> bool {
    matches!(tree, Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Where the item ends that begins at `at`: after `;`, or after its body.
fn after_item(trees: &[TokenTree], at: usize) -> usize {
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == proc_macro2::Delimiter::Brace,
        _ => false,
    };
    let is_use =
        trees[at..].iter().take(4).any(|tree| matches!(tree, TokenTree::Ident(word) if word == "use"));
    let is_end = |tree: &TokenTree| {
        if is_use { matches!(tree, TokenTree::Punct(p) if p.as_char() == ';') } else { ends(tree) }
    };
    trees[at..].iter().position(is_end).map_or(trees.len(), |n| at + n + 1)
}

/// Whether the word at `at` begins the path of a `pub use`.
fn is_shown(trees: &[TokenTree], at: usize) -> bool {
    at > 1
        && is(trees.get(at - 1), "use")
        && (is(trees.get(at - 2), "pub") || (at > 2 && is(trees.get(at - 3), "pub")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_shown_of_the_core_are_not_files_of_the_crate() {
        let shown = super::shown_of_others(
            "pub use streamc_core::{Error, record, sink::{Tap, World}}; pub use other::x;",
        );
        assert_eq!(shown.into_iter().collect::<Vec<_>>(), ["Error", "Tap", "World", "record"]);
    }

    use super::{Module, uses};
    use std::collections::BTreeSet;

    fn module(path: &str) -> Module {
        path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    fn found(text: &str, here: &str) -> Vec<String> {
        let known: BTreeSet<Module> =
            ["", "emit", "plan", "plan/print", "opt", "opt/rule", "stage"].map(module).into_iter().collect();
        let all = uses(text, &module(here), &known);
        all.into_iter()
            .map(|used| used.path.join("/") + if used.shown.is_some() { " shown" } else { "" })
            .collect()
    }

    #[test]
    fn paths_are_found_in_all_their_forms() {
        assert_eq!(
            found("use crate::{emit::{A, B}, plan::print::C, x as y};", "opt/rule"),
            ["emit/A", "emit/B", "plan/print/C", "x"]
        );
        assert_eq!(found("fn f() { crate::stage::split(x) }", "opt/rule"), ["stage/split"]);
        assert_eq!(found("use super::Rule; use super::super::emit;", "opt/rule"), ["emit", "opt/Rule"]);
        assert_eq!(found("mod rule; pub use rule::Rule;", "opt"), ["opt/rule/Rule shown"]);
        assert_eq!(found("mod rule; use rule::{Rule, self};", "opt"), ["opt/rule", "opt/rule/Rule"]);
        assert_eq!(found("fn f() { rule::go(); other::go(); }", "opt"), ["opt/rule/go"]);
        assert_eq!(found("pub(crate) use self::rule::*;", "opt"), ["opt/rule/* shown"]);
    }

    #[test]
    fn what_is_for_tests_only_does_not_count() {
        let text = "#[cfg(test)] mod tests { use crate::emit::A; } #[cfg(test)] use crate::{plan::B, x}; use crate::stage::C;";
        assert_eq!(found(text, "opt"), ["stage/C"]);
        assert_eq!(
            found("mod inner { use super::super::emit::A; use super::B; }", "opt"),
            ["emit/A", "opt/B"]
        );
    }
}
