//! Parameters that hold streams in a form that a pipeline does not have, and the form that it has.
//!
//! Each gets one message. The parameter stands for a stream of unknown records from there on, and
//! statements that use it are left alone, so that nothing follows from it.

use super::{Param, type_text};
use crate::diag::Diagnostics;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Pat, PatType, PathArguments, Type, parse_quote};

const STREAM: &str = "DStream";

/// What stands for a parameter whose fault has been reported, if it has one.
pub(super) fn refused(arg: &PatType, diags: &mut Diagnostics) -> Option<Param> {
    let name = match &*arg.pat {
        Pat::Ident(pat) => pat.ident.clone(),
        _ if mentions_stream(&arg.ty) => Ident::new("streams", proc_macro2::Span::mixed_site()),
        _ => return None,
    };
    let fault = match stream(&arg.ty) {
        Some(args) => records(&name, args, diags),
        None => holder(&name, arg, diags) || borrows(&name, arg, diags),
    };
    fault.then(|| Param::Input(name, parse_quote!(_)))
}

/// Whether a parameter was refused: nothing is known of its records.
pub(super) fn is_refused(param: &Param) -> bool {
    matches!(param, Param::Input(_, ty) if matches!(**ty, Type::Infer(_)))
}

/// What stands behind `DStream`, where that is the type, or what it borrows.
fn stream(ty: &Type) -> Option<&PathArguments> {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            (last.ident == STREAM).then_some(&last.arguments)
        }
        Type::Reference(reference) => stream(&reference.elem),
        Type::Paren(paren) => stream(&paren.elem),
        Type::Group(group) => stream(&group.elem),
        _ => None,
    }
}

/// `DStream`, `DStream<str>`, `DStream<&str, u64>`
fn records(name: &Ident, args: &PathArguments, diags: &mut Diagnostics) -> bool {
    let types: Vec<&Type> = match args {
        PathArguments::AngleBracketed(args) => args.args.iter().filter_map(record).collect(),
        PathArguments::None => Vec::new(),
        PathArguments::Parenthesized(_) => return false,
    };
    match types.as_slice() {
        [] => {
            diags
                .error("record_type", name.span(), format!("the type of `{name}` does not say what its records are"))
                .help(format!("write `{name}: DStream<&str>` for lines of text, `{name}: DStream<(String, u64)>` for pairs"));
            true
        }
        [one] => unsized_record(name, one, diags),
        several => {
            let all: Vec<String> = several.iter().map(type_text).collect();
            diags
                .error_at("record_type", args, "a stream has one type of records")
                .help(format!("write a tuple, `{name}: DStream<({})>`", all.join(", ")));
            true
        }
    }
}

fn record(arg: &GenericArgument) -> Option<&Type> {
    if let GenericArgument::Type(ty) = arg { Some(ty) } else { None }
}

/// Records are values: `str` is none.
fn unsized_record(name: &Ident, record: &Type, diags: &mut Diagnostics) -> bool {
    let help = match record {
        Type::Path(path) if path.path.is_ident("str") => format!("write `{name}: DStream<&str>`"),
        Type::Slice(slice) if slice.elem.to_token_stream().to_string() == "u8" => {
            format!("write `{name}: DStream<&[u8]>`")
        }
        Type::Slice(slice) => format!("write `{name}: DStream<Vec<{}>>`", type_text(&slice.elem)),
        Type::TraitObject(_) => "write one type, such as an enum of what the records can be".to_owned(),
        Type::ImplTrait(_) => {
            format!("write one type, or a type parameter: `fn job<T: Text>({name}: DStream<T>)`")
        }
        _ => return false,
    };
    let message = match record {
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            format!("the records of `{name}` have no type of their own")
        }
        _ => format!("`{}` cannot be a record: its size is not known", type_text(record)),
    };
    diags.error_at("record_type", record, message).help(help);
    true
}

/// `Vec<DStream<T>>`, `(DStream<T>, DStream<U>)`, `impl IntoDStream<T>`
fn holder(name: &Ident, arg: &PatType, diags: &mut Diagnostics) -> bool {
    if !mentions_stream(&arg.ty) {
        return false;
    }
    if let Type::ImplTrait(ty) = &*arg.ty {
        diags
            .error_at(
                "stream_holder",
                ty,
                format!("the stream `{name}` is a parameter of type `DStream<..>`"),
            )
            .help(format!(
                "write `{name}: DStream<&str>`, with your type of records: the argument may be any source"
            ));
        return true;
    }
    let example = match &*arg.ty {
        Type::Tuple(tuple) => {
            let streams =
                tuple.elems.iter().zip('a'..).map(|(ty, name)| format!("{name}: {}", type_text(ty)));
            streams.collect::<Vec<_>>().join(", ")
        }
        ty => {
            let one = inner_stream(ty).map_or_else(|| "DStream<&str>".to_owned(), |ty| type_text(&ty));
            format!("a: {one}, b: {one}")
        }
    };
    diags
        .error_at("stream_holder", &arg.ty, format!("`{}` holds streams, but each stream is a parameter of its own", type_text(&arg.ty)))
        .help(format!(
            "write `{example}`; several sources of one kind become one stream before the call, by `union_all(sources)`"
        ));
    true
}

/// The first `DStream<..>` within a type.
fn inner_stream(ty: &Type) -> Option<Type> {
    if stream(ty).is_some() {
        return Some(ty.clone());
    }
    match ty {
        Type::Path(path) => path.path.segments.iter().find_map(|segment| match &segment.arguments {
            PathArguments::AngleBracketed(args) => args.args.iter().filter_map(record).find_map(inner_stream),
            _ => None,
        }),
        Type::Array(array) => inner_stream(&array.elem),
        Type::Slice(slice) => inner_stream(&slice.elem),
        Type::Reference(reference) => inner_stream(&reference.elem),
        Type::Tuple(tuple) => tuple.elems.iter().find_map(inner_stream),
        _ => None,
    }
}

fn mentions_stream(ty: &Type) -> bool {
    fn any(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Ident(word) => word == STREAM || word == "IntoDStream",
            TokenTree::Group(group) => any(group.stream()),
            _ => false,
        })
    }
    any(ty.to_token_stream())
}

/// Driver state lives longer than the batches whose records it could borrow from:
/// `mut last: Option<&'static str>`.
fn borrows(name: &Ident, arg: &PatType, diags: &mut Diagnostics) -> bool {
    let Pat::Ident(pat) = &*arg.pat else { return false };
    if pat.mutability.is_none() {
        return false;
    }
    let mut owned = TokenStream::new();
    let Some(first) = owning(arg.ty.to_token_stream(), &mut owned) else { return false };
    diags
        .error(
            "driver_borrows",
            first,
            format!("the driver state `{name}` borrows, but it outlives the records of a batch"),
        )
        .help(format!(
            "write `mut {name}: {}`, and keep copies, as `text.to_owned()` makes them",
            type_text(&owned)
        ));
    true
}

fn is_list(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Bracket)
}

/// `&'a str` as `String`, `&'a [T]` as `Vec<T>`, `&'a T` as `T`; where the first reference stands.
fn owning(tokens: TokenStream, out: &mut TokenStream) -> Option<proc_macro2::Span> {
    let mut found = None;
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(and) if and.as_char() == '&' => {
                found = found.or(Some(and.span()));
                if trees.next_if(|next| matches!(next, TokenTree::Punct(p) if p.as_char() == '\'')).is_some()
                {
                    trees.next();
                }
                if let Some(TokenTree::Group(list)) = trees.next_if(is_list) {
                    let mut inner = TokenStream::new();
                    owning(list.stream(), &mut inner);
                    out.extend(quote::quote!(Vec<#inner>));
                } else if let Some(text) =
                    trees.next_if(|next| matches!(next, TokenTree::Ident(word) if word == "str"))
                {
                    out.extend([TokenTree::Ident(Ident::new("String", text.span()))]);
                }
            }
            TokenTree::Group(group) => {
                let mut inner = TokenStream::new();
                found = found.or(owning(group.stream(), &mut inner));
                let group = proc_macro2::Group::new(group.delimiter(), inner);
                out.extend([TokenTree::Group(group)]);
            }
            other => out.extend([other]),
        }
    }
    found
}
