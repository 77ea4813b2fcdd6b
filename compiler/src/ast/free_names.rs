//! The names that a function by itself takes from the module around it, which a macro on the
//! function does not see.
//!
//! A closure of a fragment means by a name what its own module means by it. So each name is found
//! that is neither bound in the function nor known to every module. What is inside of macros that
//! are not of the standard library is left out.

use super::scan::{FORMATS, begins_closure};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::ItemFn;

/// Words of the language, types of the language, and what the standard library's prelude has.
/// `DStream` is of the vocabulary.
const KNOWN: &str = "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut \
    pub ref return self Self static struct super trait true type union unsafe use where while yield _ \
    bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 std core alloc streamc streamc_runtime DStream \
    AsMut AsRef Box Clone Copy Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future \
    Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString \
    TryFrom TryInto Unpin Vec drop";

/// Each once, in the order in which they stand there first.
pub(super) fn free_names(function: &ItemFn) -> Vec<Ident> {
    let sig = &function.sig;
    let mut bound: BTreeSet<String> = KNOWN.split_whitespace().map(str::to_owned).collect();
    bound.extend(sig.generics.params.iter().filter_map(|param| match param {
        syn::GenericParam::Type(ty) => Some(ty.ident.to_string()),
        syn::GenericParam::Const(value) => Some(value.ident.to_string()),
        syn::GenericParam::Lifetime(_) => None,
    }));
    let (inputs, generics, block) = (&sig.inputs, &sig.generics, function.block.to_token_stream());
    let head = quote::quote!(#generics #inputs);
    bindings(block.clone(), &mut bound);
    bindings(quote::quote!(|#inputs|), &mut bound);
    let mut found = Vec::new();
    used(quote::quote!(#head #block), &bound, false, &mut found);
    found
}

/// Small names of patterns: behind `let`, between bars, before `in` and `=>`.
fn bindings(tokens: TokenStream, bound: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let word =
        |at: usize, word: &str| matches!(trees.get(at), Some(TokenTree::Ident(ident)) if ident == word);
    let punct = |at: usize, c: char| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c);
    let next = |from: usize, c: char| (from..trees.len()).find(|at| punct(*at, c)).unwrap_or(trees.len());
    let (mut at, mut arm) = (0, 0);
    while let Some(tree) = trees.get(at) {
        let (pattern, end) = match tree {
            TokenTree::Ident(ident) if ident == "let" => {
                let end = next(at, '=').min(next(at, ';'));
                (at + 1..end, at + 1)
            }
            TokenTree::Ident(ident) if ident == "for" => {
                let end = (at..trees.len()).find(|at| word(*at, "in")).unwrap_or(at);
                (at + 1..end, at + 1)
            }
            TokenTree::Punct(p) if p.as_char() == '|' && begins_closure(&trees[..at]) => {
                let end = next(at + 1, '|');
                (at + 1..end, end + 1)
            }
            TokenTree::Punct(p) if p.as_char() == '=' && punct(at + 1, '>') => {
                // before the guard
                let end = (arm..at).find(|at| word(*at, "if")).unwrap_or(at);
                (arm..end, at + 2)
            }
            TokenTree::Group(group) => {
                bindings(group.stream(), bound);
                if group.delimiter() == Delimiter::Brace {
                    arm = at + 1;
                }
                (0..0, at + 1)
            }
            TokenTree::Punct(p) if p.as_char() == ',' => {
                arm = at + 1;
                (0..0, at + 1)
            }
            _ => (0..0, at + 1),
        };
        small(trees.get(pattern).unwrap_or_default().iter().cloned().collect(), bound);
        at = end;
    }
}

/// All names in a pattern that are not of types, variants or constants.
fn small(pattern: TokenStream, bound: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = pattern.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        let begins_path = matches!(trees.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == ':')
            && matches!(trees.get(at + 2), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        match tree {
            TokenTree::Group(group) => small(group.stream(), bound),
            TokenTree::Ident(name) if !begins_path && !name.to_string().starts_with(char::is_uppercase) => {
                bound.insert(name.to_string());
            }
            _ => {}
        }
    }
}

/// `in_macro`: in the input of one that formats, where `name = value` names an argument.
fn used(tokens: TokenStream, bound: &BTreeSet<String>, in_macro: bool, found: &mut Vec<Ident>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, c: char| {
        at.is_some_and(|at| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c))
    };
    for (at, tree) in trees.iter().enumerate() {
        let before = |n: usize, c: char| punct(at.checked_sub(n), c);
        let after = |n: usize, c: char| punct(Some(at + n), c);
        match tree {
            // what an attribute says, and the rules of a macro
            TokenTree::Group(_) if before(1, '#') || before(1, '!') && before(2, '#') || before(2, '!') => {}
            TokenTree::Group(group) => {
                let name = at.checked_sub(2).map(|at| trees[at].to_string()).filter(|_| before(1, '!'));
                let formats = name.as_ref().is_some_and(|name| {
                    FORMATS.iter().any(|known| known.trim_end_matches('!') == name) || name == "vec"
                });
                if name.is_none() || formats {
                    used(group.stream(), bound, formats, found);
                }
            }
            TokenTree::Ident(name) => {
                let inner =
                    before(1, '.') && !before(2, '.') || before(1, ':') && before(2, ':') || before(1, '\'');
                let label = after(1, ':') && !after(2, ':');
                let named = in_macro && after(1, '=') && !after(2, '=');
                let call_of_macro = after(1, '!') && !after(2, '=');
                let is_free =
                    !(inner || label || named || call_of_macro || bound.contains(&name.to_string()));
                if is_free && !found.contains(name) {
                    found.push(name.clone());
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::free_names;

    fn names(text: &str) -> String {
        let function = syn::parse_str(text).expect("a case is a function");
        let names: Vec<String> = free_names(&function).iter().map(ToString::to_string).collect();
        names.join(" ")
    }

    #[test]
    fn names_of_the_module_are_found() {
        for (body, expected) in [
            ("lines.filter(|line| is_full(line))", "is_full"),
            ("lines.filter(is_full).map(shape::area)", "is_full shape"),
            ("let re = Regex::new(PATTERN); lines.filter(|line| re.is_match(line))", "Regex PATTERN"),
            ("lines.map(|line| Event { line, n: LEVEL + u64::MAX })", "Event LEVEL"),
            ("lines.map(|line| format!(\"{a} {}\", loud(line), a = SIZE))", "loud SIZE"),
            (
                "lines.map(|line| match line { \"\" => Kind::None, other if odd(other) => FOUND, _ => x })",
                "Kind odd FOUND x",
            ),
            ("lines.map(move |line: &Wide| -> Narrow { line.cut(by).0 })", "Wide Narrow by"),
            ("lines.map(|line| std::mem::size_of::<Wide>() + ::regex::f(line) + crate::g(line))", "Wide"),
        ] {
            let function = format!("fn f(lines: DStream<&str>) -> DStream<u64> {{ {body} }}");
            assert_eq!(names(&function), expected, "{body}");
        }
        let typed = "fn f<T: Shape>(xs: DStream<T>, least: Level, f: impl Fn(&T) -> Area) -> DStream<T> { xs.filter(|x| f(x) > least.of(x)) }";
        assert_eq!(names(typed), "Shape Level Area");
    }

    #[test]
    fn names_of_the_function_are_not() {
        for body in [
            "let words = lines.flat_map(|line| line.split(' ')); words.map(|word| word.len())",
            "lines.map(|(a, [b, ..])| { let c = a; for d in b { c.push(d) } c })",
            "lines.filter_map(|line| match line.get(0) { Some(first) => Some(first), None => None })",
            "lines.map(|line| if let Some(part) = line.find('x') { part } else { 0usize })",
            "lines.map(|line| 'outer: loop { break 'outer; })",
            "lines.map(|line| json!({ name: line, other }))",
            "#[allow(unused)] let a = lines.map(|line| vec![line; 3]); a",
            "lines.map(|line| println!(\"{x}\", x = line))",
        ] {
            let function = format!("fn f(lines: DStream<&str>) -> DStream<u64> {{ {body} }}");
            assert_eq!(names(&function), "", "{body}");
        }
    }
}
