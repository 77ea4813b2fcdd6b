//! Looks for names in tokens: the only look the compiler takes inside what it treats as opaque.
//!
//! It serves messages alone: where it misses a name, rustc reports instead. It must not find a name
//! that means something else, so it follows `let`, closures, `match`, `for` and functions, which
//! bind names of their own.

use super::Bound;
use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use std::ops::Range;
use syn::{Pat, spanned::Spanned};

/// The first of `names` that `tokens` mention as a variable.
pub(crate) fn mentions(tokens: TokenStream, names: &[Ident]) -> Option<Ident> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    Trees(&trees).find(names).err()
}

/// Where a `return` stands that would leave the body: not within a closure or a function.
pub(super) fn returns(tokens: TokenStream) -> Option<Span> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let all = Trees(&trees);
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        at = match tree {
            TokenTree::Ident(word) if word == "return" => return Some(word.span()),
            TokenTree::Ident(word) if word == "fn" || word == "async" => all.brace(at) + 1,
            TokenTree::Punct(bar) if bar.as_char() == '|' && all.begins_closure(at) => {
                let body = all.punct(at + 1, '|');
                all.punct(body, ',').min(all.punct(body, ';'))
            }
            TokenTree::Group(group) => match returns(group.stream()) {
                Some(span) => return Some(span),
                None => at + 1,
            },
            _ => at + 1,
        };
    }
    None
}

/// Macros whose text can name variables: `println!("{lines}")`.
pub(super) const FORMATS: [&str; 18] = [
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug!",
    "debug_assert!",
    "eprint!",
    "eprintln!",
    "error!",
    "format!",
    "format_args!",
    "info!",
    "panic!",
    "print!",
    "println!",
    "trace!",
    "warn!",
    "write!",
    "writeln!",
];

/// The first of `names` that a text for [`FORMATS`] shows.
fn shown_in(text: &Literal, names: &[Ident]) -> Option<Ident> {
    let literal = text.to_string();
    let mut rest = literal.strip_prefix(['"', 'r'])?;
    while let Some(at) = rest.find('{') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
            continue;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if after.starts_with(['}', ':'])
            && let Some(name) = names.iter().find(|name| *name == word)
        {
            return Some(Ident::new(&name.to_string(), text.span()));
        }
    }
    None
}

/// The first variable in `tokens` whose name `is` among those looked for, of which there may be
/// many.
pub(crate) fn mentions_any(tokens: TokenStream, is: impl Fn(&str) -> bool) -> Option<Ident> {
    let mut names: Vec<Ident> = Vec::new();
    let mut waiting = vec![tokens.clone()];
    while let Some(tokens) = waiting.pop() {
        for tree in tokens {
            match tree {
                TokenTree::Ident(name) if is(&name.to_string()) && !names.contains(&name) => names.push(name),
                TokenTree::Group(group) => waiting.push(group.stream()),
                // the text of a macro can name variables
                TokenTree::Literal(text) => {
                    let (span, text) = (text.span(), text.to_string());
                    let words =
                        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| is(word));
                    let words: Vec<Ident> = words.map(|word| Ident::new(word, span)).collect();
                    words.into_iter().for_each(|word| {
                        if !names.contains(&word) {
                            names.push(word)
                        }
                    });
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
    if names.is_empty() { None } else { mentions(tokens, &names) }
}

/// `Err` is the name that was found, so that `?` stops the search.
type Search<T = ()> = Result<T, Ident>;

/// A sequence of trees; what `let` binds holds until its end.
struct Trees<'t>(&'t [TokenTree]);

impl Trees<'_> {
    fn find(&self, names: &[Ident]) -> Search {
        let mut names = names.to_vec();
        let mut at = 0;
        while at < self.0.len() && !names.is_empty() {
            at = match &self.0[at] {
                TokenTree::Ident(word) if word == "let" => self.binding(at, &mut names)?,
                TokenTree::Ident(word) if word == "for" => self.for_loop(at, &names)?,
                TokenTree::Ident(word) if word == "fn" => self.brace(at) + 1,
                TokenTree::Ident(word) if names.contains(word) && self.is_variable(at) => {
                    return Err(word.clone());
                }
                TokenTree::Punct(bar) if bar.as_char() == '|' && self.begins_closure(at) => {
                    self.closure(at, &names)?
                }
                TokenTree::Group(_) => {
                    let pattern = at >= 2 && self.is_word(at - 2, "matches");
                    self.group(at, &names, pattern)?;
                    at + 1
                }
                _ => at + 1,
            };
        }
        Ok(())
    }

    fn part(&self, range: Range<usize>, names: &[Ident]) -> Search {
        Trees(self.0.get(range).unwrap_or_default()).find(names)
    }

    fn group(&self, at: usize, names: &[Ident], is_matches: bool) -> Search {
        let Some(TokenTree::Group(group)) = self.0.get(at) else { return Ok(()) };
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        let inner = Trees(&trees);
        let is_format = at >= 2
            && self.is_punct(at - 1, '!')
            && FORMATS.iter().any(|name| self.is_word(at - 2, name.trim_end_matches('!')));
        if is_format
            && let Some(name) = trees.iter().find_map(|tree| {
                if let TokenTree::Literal(text) = tree { shown_in(text, names) } else { None }
            })
        {
            return Err(name);
        }
        if is_matches {
            return inner.part(0..inner.punct(0, ','), names);
        }
        if group.delimiter() == Delimiter::Brace && inner.arrow(0) < trees.len() {
            return inner.arms(names);
        }
        inner.find(names)
    }

    /// `let pattern = value;`, or `if let pattern = value { .. }`, where the pattern holds in the
    /// block alone.
    fn binding(&self, at: usize, names: &mut Vec<Ident>) -> Search<usize> {
        let equals = self.equals(at);
        let in_condition = at > 0
            && (self.is_word(at - 1, "if") || self.is_word(at - 1, "while") || self.is_punct(at - 1, '&'));
        if in_condition {
            let block = self.brace(equals);
            self.part(equals..block, names)?;
            self.group(block, &self.without(at..equals, names), false)?;
            return Ok(block + 1);
        }
        let end = self.punct(equals, ';');
        self.part(equals..end, names)?;
        *names = self.without(at..equals, names);
        Ok(end)
    }

    fn for_loop(&self, at: usize, names: &[Ident]) -> Search<usize> {
        let Some(keyword) = (at..self.0.len()).find(|i| self.is_word(*i, "in")) else { return Ok(at + 1) };
        let block = self.brace(keyword);
        self.part(keyword..block, names)?;
        self.group(block, &self.without(at..keyword, names), false)?;
        Ok(block + 1)
    }

    fn closure(&self, at: usize, names: &[Ident]) -> Search<usize> {
        let bar = self.punct(at + 1, '|');
        let end = self.punct(bar, ',').min(self.punct(bar, ';'));
        self.part(bar + 1..end, &self.without(at..bar, names))?;
        Ok(end)
    }

    /// `pattern if guard => value,`
    fn arms(&self, names: &[Ident]) -> Search {
        let mut at = 0;
        while at < self.0.len() {
            let arrow = self.arrow(at);
            let inner = self.without(at..arrow, names);
            let body = arrow + 2;
            let is_block =
                matches!(self.0.get(body), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace);
            let end = if is_block { body + 1 } else { self.punct(body, ',') };
            self.part(body.min(end)..end, &inner)?;
            at = if self.is_punct(end, ',') { end + 1 } else { end };
        }
        Ok(())
    }

    /// Not a field, a method, a path, a label, a named field in a literal or a macro.
    fn is_variable(&self, at: usize) -> bool {
        let before = |c| at > 0 && self.is_punct(at - 1, c);
        let range = at > 1 && before('.') && self.is_punct(at - 2, '.');
        let after = |c| self.is_punct(at + 1, c);
        let field = before('.') && !range;
        let call_of_macro = after('!') && !self.is_punct(at + 2, '=');
        !field && !before('\'') && !after(':') && !call_of_macro
    }

    fn begins_closure(&self, at: usize) -> bool {
        begins_closure(&self.0[..at])
    }

    /// The names that do not occur in a pattern.
    fn without(&self, pattern: Range<usize>, names: &[Ident]) -> Vec<Ident> {
        fn has(trees: &[TokenTree], name: &Ident) -> bool {
            trees.iter().any(|tree| match tree {
                TokenTree::Ident(word) => word == name,
                TokenTree::Group(group) => has(&group.stream().into_iter().collect::<Vec<_>>(), name),
                _ => false,
            })
        }
        let pattern = self.0.get(pattern).unwrap_or_default();
        names.iter().filter(|name| !has(pattern, name)).cloned().collect()
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        matches!(self.0.get(at), Some(TokenTree::Ident(ident)) if ident == word)
    }

    fn is_punct(&self, at: usize, c: char) -> bool {
        matches!(self.0.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == c)
    }

    /// The next such character, or the end.
    fn punct(&self, from: usize, c: char) -> usize {
        (from..self.0.len()).find(|i| self.is_punct(*i, c)).unwrap_or(self.0.len())
    }

    /// The `=` behind a pattern, or the end of the statement.
    fn equals(&self, from: usize) -> usize {
        let is = |i: usize| self.is_punct(i, ';') || (self.is_punct(i, '=') && !self.is_punct(i - 1, '.'));
        (from + 1..self.0.len()).find(|i| is(*i)).unwrap_or(self.0.len())
    }

    fn arrow(&self, from: usize) -> usize {
        let is = |i: &usize| self.is_punct(*i, '=') && self.is_punct(*i + 1, '>');
        (from..self.0.len()).find(is).unwrap_or(self.0.len())
    }

    /// The next block.
    fn brace(&self, from: usize) -> usize {
        let is = |i: &usize| matches!(&self.0[*i], TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
        (from..self.0.len()).find(is).unwrap_or(self.0.len())
    }
}

/// A bar after these that cannot be an "or": nothing stands before it that could be its left side.
pub(super) fn begins_closure(before: &[TokenTree]) -> bool {
    const BEFORE: [&str; 6] = ["move", "return", "else", "in", "match", "if"];
    match before.last() {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() != '|' && punct.as_char() != '?',
        Some(TokenTree::Ident(word)) => BEFORE.iter().any(|before| word == before),
        Some(_) => false,
    }
}

/// The names that a pattern binds.
pub(super) fn bindings(pat: &Pat) -> Vec<Bound> {
    match pat {
        Pat::Ident(p) => {
            let mutable = p.mutability.as_ref().map(Spanned::span);
            let mut names = vec![Bound { name: p.ident.clone(), mutable }];
            names.extend(p.subpat.iter().flat_map(|(_, pat)| bindings(pat)));
            names
        }
        Pat::Tuple(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::TupleStruct(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::Struct(p) => p.fields.iter().flat_map(|field| bindings(&field.pat)).collect(),
        Pat::Slice(p) => p.elems.iter().flat_map(bindings).collect(),
        Pat::Or(p) => p.cases.first().map(bindings).unwrap_or_default(),
        Pat::Reference(p) => bindings(&p.pat),
        Pat::Paren(p) => bindings(&p.pat),
        Pat::Type(p) => bindings(&p.pat),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use proc_macro2::{Ident, Span};

    fn finds(text: &str) -> bool {
        let names = ["lines", "words"].map(|name| Ident::new(name, Span::call_site()));
        mentions(text.parse().expect("a case is made of tokens"), &names).is_some()
    }

    #[test]
    fn variables_are_found() {
        for text in [
            "lines",
            "f(&lines)",
            "|x| x + lines.len()",
            "|x| { let lines = lines.clone(); }",
            "if a { lines.print(); }",
            "for i in 0..3 { let lines = lines.map(f); }",
            "match x { Some(y) => y, None => words }",
            "match x { Some(lines) => 1, None => lines }",
            "S { lines }",
            "S { a: lines }",
            "0..lines",
            "println!(\"{}\", lines)",
            "{ let lines = 1; lines } + lines",
            "if let Some(lines) = x { 1 } else { lines }",
            "a | lines",
            "lines != words",
            "println!(\"{lines:?} and {{}}\")",
            "|x| format!(\"{x} {words}\")",
        ] {
            assert!(finds(text), "{text}");
        }
    }

    #[test]
    fn names_that_mean_something_else_are_not() {
        for text in [
            "|lines| lines.len()",
            "move |(lines, x): (u32, u32)| lines + x",
            "|x| { let lines = x; lines + 1 }",
            "|x| x.lines().count() + x.words",
            "|x| lines::parse(x)",
            "|x| x.map(|lines| lines + 1).unwrap_or(2)",
            "match x { Some(lines) => lines, Err(words) if words > 3 => { words } _ => 1 }",
            "for (i, lines) in x { f(lines) }",
            "if let Some(lines) = x { lines }",
            "while let Some(lines) = x.next() { f(lines) }",
            "{ fn f(lines: u32) -> u32 { lines } f(3) }",
            "S { lines: 3 }",
            "matches!(x, Some(lines) if lines > 3)",
            "lines!(x)",
            "'lines: loop { break 'lines; }",
            "let words = 3; words",
            "println!(\"{{lines}} {x}\", x = 3)",
            "|lines| println!(\"{lines}\")",
            "include!(\"{lines}\")",
            "\"{lines}\"",
        ] {
            assert!(!finds(text), "{text}");
        }
    }
}
