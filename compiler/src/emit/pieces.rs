//! What is put into emitted code at the very end: the user's tokens, and the inner parts of
//! kernels.
//!
//! During emission a name stands for each of them. A kernel of a thousand operators is therefore
//! assembled in one pass instead of being copied a thousand times, and no token of the user is
//! mistaken for a generated name. Generated names are written `__name` and renamed for rustc:
//! otherwise a pattern could refer to a constant or static of that name in the same crate, whatever
//! the hygiene.

use proc_macro2::{Group, Ident, TokenStream, TokenTree, token_stream};
use quote::{ToTokens, quote};
use std::cell::RefCell;

/// All pieces of one pipeline.
#[derive(Default)]
pub(super) struct Pieces(RefCell<Vec<Piece>>);

#[derive(Clone)]
enum Piece {
    /// As the user wrote it.
    User(TokenStream),
    /// Generated, with pieces of its own.
    Generated(TokenStream),
}

const PIECE: &str = "__piece";

impl Pieces {
    /// A name for tokens of the user, where they begin; nothing for nothing.
    pub(super) fn user(&self, tokens: impl ToTokens) -> TokenStream {
        let tokens = tokens.into_token_stream();
        let Some(first) = tokens.clone().into_iter().next() else { return tokens };
        let name = Ident::new(&format!("{PIECE}{}", self.push(Piece::User(tokens))), first.span());
        quote!(#name)
    }

    /// A name for code that [`Pieces::fill`] is given later.
    pub(super) fn awaited(&self) -> (usize, TokenStream) {
        let number = self.push(Piece::Generated(TokenStream::new()));
        let name = quote::format_ident!("{PIECE}{number}");
        (number, quote!(#name))
    }

    pub(super) fn fill(&self, number: usize, tokens: TokenStream) {
        self.0.borrow_mut()[number] = Piece::Generated(tokens);
    }

    fn push(&self, piece: Piece) -> usize {
        let mut pieces = self.0.borrow_mut();
        pieces.push(piece);
        pieces.len() - 1
    }

    /// `tokens` with every piece in its place. `renamed`: as rustc gets it; otherwise as people
    /// read it.
    pub(super) fn assemble(&self, tokens: TokenStream, renamed: bool) -> TokenStream {
        let pieces = self.0.borrow();
        let prefix = if renamed { self.free_prefix() } else { String::new() };
        let piece_of = |ident: &Ident| -> Option<&Piece> {
            pieces.get(ident.to_string().strip_prefix(PIECE)?.parse::<usize>().ok()?)
        };
        // by a loop: kernels are as deep as pipelines are long
        let mut open: Vec<(token_stream::IntoIter, Option<Group>)> = vec![(tokens.into_iter(), None)];
        let mut out: Vec<Vec<TokenTree>> = vec![Vec::new()];
        while let Some((trees, _)) = open.last_mut() {
            let level = out.last_mut().expect("a list for every open group");
            match trees.next() {
                Some(TokenTree::Group(group)) => {
                    open.push((group.stream().into_iter(), Some(group)));
                    out.push(Vec::new());
                }
                Some(TokenTree::Ident(ident)) => match piece_of(&ident) {
                    Some(Piece::User(tokens)) => level.extend(tokens.clone()),
                    Some(Piece::Generated(tokens)) => open.push((tokens.clone().into_iter(), None)),
                    None => level.push(TokenTree::Ident(rename(ident, &prefix))),
                },
                Some(tree) => level.push(tree),
                None => {
                    if let Some((_, Some(group))) = open.pop() {
                        let inner = out.pop().unwrap_or_default();
                        let mut made = Group::new(group.delimiter(), inner.into_iter().collect());
                        made.set_span(group.span());
                        out.last_mut().expect("the group is in another").push(TokenTree::Group(made));
                    }
                }
            }
        }
        out.into_iter().flatten().collect()
    }

    /// What no name in the user's tokens begins with.
    fn free_prefix(&self) -> String {
        let mut prefix = "__streamc".to_owned();
        while self.any_name(|name| name.starts_with(&prefix)) {
            prefix.push('_');
        }
        prefix
    }

    fn any_name(&self, is: impl Fn(&str) -> bool) -> bool {
        let pieces = self.0.borrow();
        let users = pieces.iter().filter_map(|piece| match piece {
            Piece::User(tokens) => Some(tokens.clone()),
            Piece::Generated(_) => None,
        });
        let mut waiting: Vec<TokenStream> = users.collect();
        while let Some(tokens) = waiting.pop() {
            for tree in tokens {
                match tree {
                    TokenTree::Ident(name) if is(&name.to_string()) => return true,
                    TokenTree::Group(group) => waiting.push(group.stream()),
                    _ => {}
                }
            }
        }
        false
    }
}

/// `__t0` as `__streamc_t0`, and `__PLAN` in capitals.
fn rename(ident: Ident, prefix: &str) -> Ident {
    let text = ident.to_string();
    match text.strip_prefix("__").filter(|_| !prefix.is_empty()) {
        Some(rest) if rest.chars().all(|c| c.is_ascii_uppercase()) => {
            Ident::new(&format!("{}_{rest}", prefix.to_uppercase()), ident.span())
        }
        Some(rest) => Ident::new(&format!("{prefix}_{rest}"), ident.span()),
        None => ident,
    }
}
