//! `#[cfg(..)]` inside a pipeline. A macro sees tokens before rustc has evaluated any `cfg`, so
//! rustc is asked first.
//!
//! rustc evaluates every `cfg` and `cfg_attr` in the input of a derive, however deeply it is
//! nested. So the item is put into the type of a field of a struct that derives `__Configure`:
//!
//! ```text
//! #[derive(__Configure)]
//! #[__swallow([3] options)]
//! struct __Configure([(); { fn job(..) {..} 0 }]);
//! ```
//! where 3 `cfg`s were found: rustc leaves one that holds in its place, so fewer than that mean
//! that something was removed. The derive takes the item out again and compiles it; `__swallow`
//! removes the struct. Spans and hygiene of the item survive, so messages still stand at the user's
//! characters.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

/// Whether a `cfg` stands in `item` where rustc would evaluate it. Arguments of macros are left to
/// the macros.
pub(crate) fn is_needed(item: &TokenStream) -> bool {
    count(item, &["cfg", "cfg_attr"]) > 0
}

fn count(item: &TokenStream, words: &[&str]) -> usize {
    let mut n = 0;
    let mut waiting = vec![item.clone()];
    while let Some(tokens) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for at in 0..trees.len() {
            let TokenTree::Group(group) = &trees[at] else { continue };
            n += usize::from(is_cfg(&trees, at, words));
            if !is_macro_input(&trees, at) {
                waiting.push(group.stream());
            }
        }
    }
    n
}

/// Asks rustc, which goes on with [`answer`].
pub(crate) fn ask(abi: &TokenStream, options: &TokenStream, item: &TokenStream) -> TokenStream {
    let n = Literal::usize_unsuffixed(count(item, &["cfg"]));
    quote! {
        #[derive(#abi::__Configure)]
        #[#abi::__swallow([#n] #options)]
        struct __Configure([(); { #item 0 }]);
    }
}

/// The options and the item out of what rustc gives to the derive. The item is empty if its own
/// `cfg` is false. The options say if something else was removed.
pub(crate) fn answer(input: TokenStream) -> Option<(TokenStream, TokenStream)> {
    let trees: Vec<TokenTree> = input.into_iter().collect();
    let group = |delimiter| {
        trees.iter().find_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
            _ => None,
        })
    };
    let mut options = inner(group(Delimiter::Bracket)?, Delimiter::Parenthesis)?.into_iter();
    let n: usize = match options.next()? {
        TokenTree::Group(n) => n.stream().to_string().parse().ok()?,
        _ => return None,
    };
    let mut options: TokenStream = options.collect();
    let array = inner(group(Delimiter::Parenthesis)?, Delimiter::Bracket)?;
    let mut block: Vec<TokenTree> = inner(array, Delimiter::Brace)?.into_iter().collect();
    block.pop();
    let item = block.into_iter().collect();
    if count(&item, &["cfg"]) < n {
        let excludes = Ident::new(crate::ast::EXCLUDES, Span::call_site());
        options = quote!(#excludes, #options);
    }
    Some((options, evaluated(item)))
}

fn inner(tokens: TokenStream, delimiter: Delimiter) -> Option<TokenStream> {
    tokens.into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    })
}

/// rustc leaves a `cfg` that holds in its place, the comma after what it removed from a list, and
/// the semicolon after a statement.
fn evaluated(tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out: Vec<TokenTree> = Vec::with_capacity(trees.len());
    for at in 0..trees.len() {
        match &trees[at] {
            TokenTree::Group(_) if is_cfg(&trees, at, &["cfg", "cfg_attr"]) => {
                // `#`, or `#!`
                while matches!(out.last(), Some(TokenTree::Punct(p)) if "#!".contains(p.as_char())) {
                    out.pop();
                }
            }
            TokenTree::Group(group) if !is_macro_input(&trees, at) => {
                let mut new = Group::new(group.delimiter(), evaluated(group.stream()));
                new.set_span(group.span());
                out.push(TokenTree::Group(new));
            }
            TokenTree::Punct(p)
                if p.as_char() == ';' && (is_after(out.last(), ";") || ends_in_attribute(&out)) => {}
            // the beginning of a list, of parameters of a closure or of types
            TokenTree::Punct(p) if p.as_char() == ',' && is_after(out.last(), ",|<") => {}
            tree => out.push(tree.clone()),
        }
    }
    out.into_iter().collect()
}

/// Whether nothing stands before, or one of `puncts`.
fn is_after(before: Option<&TokenTree>, puncts: &str) -> bool {
    before.is_none_or(|before| matches!(before, TokenTree::Punct(p) if puncts.contains(p.as_char())))
}

/// Whether an attribute of the block itself, `#![allow(..)]` or `//!`, is the last that stands
/// there.
fn ends_in_attribute(trees: &[TokenTree]) -> bool {
    let [.., TokenTree::Punct(sharp), TokenTree::Punct(bang), TokenTree::Group(group)] = trees else {
        return false;
    };
    sharp.as_char() == '#' && bang.as_char() == '!' && group.delimiter() == Delimiter::Bracket
}

/// Whether the group at `at` is the `[cfg(..)]` of an attribute, or that of another of `names`.
fn is_cfg(trees: &[TokenTree], at: usize, names: &[&str]) -> bool {
    let TokenTree::Group(group) = &trees[at] else { return false };
    let is = |at: Option<usize>, c| {
        at.is_some_and(|at| matches!(&trees[at], TokenTree::Punct(p) if p.as_char() == c))
    };
    let of_attribute =
        is(at.checked_sub(1), '#') || (is(at.checked_sub(1), '!') && is(at.checked_sub(2), '#'));
    let mut words = group.stream().into_iter();
    of_attribute
        && group.delimiter() == Delimiter::Bracket
        && matches!(words.next(), Some(TokenTree::Ident(word)) if names.iter().any(|name| word == name))
        && matches!(words.next(), Some(TokenTree::Group(_)))
}

/// Whether the group at `at` is the input of a macro, `name!(..)` or `macro_rules! name {..}`.
fn is_macro_input(trees: &[TokenTree], at: usize) -> bool {
    let bang = |at: usize| {
        let is_bang = |p: &proc_macro2::Punct| p.as_char() == '!' && p.spacing() == Spacing::Alone;
        at > 0
            && matches!(&trees[at], TokenTree::Punct(p) if is_bang(p))
            && matches!(&trees[at - 1], TokenTree::Ident(_))
    };
    at >= 1 && bang(at - 1) || at >= 2 && matches!(trees[at - 1], TokenTree::Ident(_)) && bang(at - 2)
}

#[cfg(test)]
mod tests {
    use super::{answer, is_needed};

    fn needed(text: &str) -> bool {
        is_needed(&text.parse().expect("a case is made of tokens"))
    }

    #[test]
    fn only_what_rustc_would_evaluate_counts() {
        for text in [
            "fn f() { #[cfg(unix)] let x = 1; }",
            "fn f(#[cfg(unix)] x: u8) {}",
            "mod m { #![cfg_attr(unix, allow(unused))] }",
            "fn f() { lines.map(|x| { #[cfg(unix)] g(); x }); }",
        ] {
            assert!(needed(text), "{text}");
        }
        for text in [
            "fn f() { cfg_if! { if #[cfg(unix)] { 1 } } }",
            "fn f() { macro_rules! m { () => { #[cfg(unix)] 1 } } }",
            "fn f() { if cfg!(unix) { 1 } }",
            "fn f() { #[allow(unused)] let cfg = [cfg(1)]; }",
        ] {
            assert!(!needed(text), "{text}");
        }
    }

    #[test]
    fn what_holds_stays_without_its_condition() {
        let input = "#[rt::__swallow([2] batch = \"1s\")] struct S([(); { fn f(, #[cfg(unix)] a: (u8,),, b: u8) { \
                     #[cfg(unix)] let x = m!(#[cfg(unix)] 1); } 0 }]);";
        let (options, item) = answer(input.parse().expect("tokens")).expect("the form of a question");
        assert_eq!(options.to_string(), "batch = \"1s\"");
        let expected = "fn f(a: (u8,), b: u8) { let x = m!(#[cfg(unix)] 1); }";
        assert_eq!(item.to_string().replace(' ', ""), expected.replace(' ', ""));
        let (options, _) = answer(input.replace("[2]", "[3]").parse().expect("tokens")).expect("a question");
        assert_eq!(options.to_string(), "__excludes , batch = \"1s\"");
    }

    #[test]
    fn no_semicolon_is_left_of_the_first_statement() {
        for attribute in ["", "#![allow(unused)]", "#![doc = \"a\"]"] {
            let input =
                format!("#[rt::__swallow([1])] struct S([(); {{ fn f() {{ {attribute} ; g(); }} 0 }}]);");
            let (_, item) = answer(input.parse().expect("tokens")).expect("the form of a question");
            let expected = format!("fn f() {{ {attribute} g(); }}");
            assert_eq!(item.to_string().replace(' ', ""), expected.replace(' ', ""));
        }
    }
}
