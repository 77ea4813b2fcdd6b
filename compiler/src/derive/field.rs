//! Field types that are never part of a record, found before rustc complains about each use of
//! them.
//!
//! Only what is certain from the words alone; everything else is left to the traits.

use super::{error::error, lifetimes::borrows};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath, TypeReference, spanned::Spanned};

/// Lists of ours for owned items only.
const LISTS: [&str; 4] = ["Vec", "VecDeque", "BTreeMap", "BTreeSet"];

/// Looks into `ty` and pushes what is wrong with it.
pub(super) fn check(ty: &Type, errors: &mut impl FnMut(syn::Error)) {
    match ty {
        Type::Reference(reference) => check_reference(reference, errors),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| check(ty, errors)),
        Type::Array(array) => check(&array.elem, errors),
        Type::Paren(inner) => check(&inner.elem, errors),
        Type::Group(inner) => check(&inner.elem, errors),
        Type::Path(TypePath { qself: None, path, .. }) => {
            if let Some(last) = path.segments.last() {
                check_path(ty, last, errors);
            }
        }
        // no record, or not to be judged by its words
        _ => {}
    }
}

fn check_reference(reference: &TypeReference, errors: &mut impl FnMut(syn::Error)) {
    if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static") {
        let message = "a record cannot hold a `'static` reference: what was stored or received lives shorter";
        let help = "use a lifetime of the struct (`struct Ev<'a> { name: &'a str }`), or `String`";
        return errors(error(reference.span(), message, help));
    }
    let help = match &*reference.elem {
        Type::Path(path) if path.path.is_ident("String") => "use `&'a str`, or `String`",
        Type::Path(path) if is_plain(path) => "use the value itself",
        Type::Slice(slice) if !is_bytes(&slice.elem) => {
            "use `Group<'a, T>`, or `Vec<T>` if `T` borrows nothing"
        }
        _ => return,
    };
    let shown = written(reference);
    errors(error(
        reference.span(),
        &format!("`{shown}` is not a record: of the references only `&str` and `&[u8]` are"),
        help,
    ));
}

fn check_path(ty: &Type, last: &PathSegment, errors: &mut impl FnMut(syn::Error)) {
    let name = last.ident.to_string();
    let PathArguments::AngleBracketed(args) = &last.arguments else { return };
    let shown = written(ty);
    let inner =
        args.args.iter().filter_map(|arg| if let GenericArgument::Type(ty) = arg { Some(ty) } else { None });
    if LISTS.contains(&name.as_str()) && borrows(args) {
        let message =
            format!("`{shown}` owns a list of borrowed values; it would have to be rebuilt for each record");
        errors(error(ty.span(), &message, "use `Group`, a field for each value, or owned items (`String`)"));
    } else if name == "HashMap" || name == "HashSet" {
        let message = format!("`{shown}` cannot be part of a record: its order differs from run to run");
        errors(error(ty.span(), &message, &format!("use `{}`", name.replace("Hash", "BTree"))));
    } else if name == "Rc" {
        let message = format!("`{shown}` cannot be part of a record: it must stay on its thread");
        errors(error(ty.span(), &message, "use the value itself; `Arc<str>` for shared text"));
    } else {
        inner.for_each(|ty| check(ty, errors));
    }
}

/// A number, `bool` or `char`.
fn is_plain(ty: &TypePath) -> bool {
    const PLAIN: [&str; 16] = [
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64",
        "bool", "char",
    ];
    PLAIN.iter().any(|plain| ty.path.is_ident(plain))
}

/// A number, `bool`, `char`, text or bytes.
pub(super) fn is_simple(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => is_plain(path) || path.path.is_ident("String"),
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) => path.path.is_ident("str"),
            Type::Slice(slice) => is_bytes(&slice.elem),
            _ => false,
        },
        _ => false,
    }
}

fn is_bytes(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("u8"))
}

/// A type as people write it: of the spaces between tokens only those between words, and behind
/// commas, are kept.
fn written(ty: &impl ToTokens) -> String {
    let mut text = String::new();
    for word in ty.to_token_stream().to_string().split(' ') {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        if text.ends_with(',') || (text.ends_with(is_word) && word.starts_with(is_word)) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(ty: &str) -> String {
        let mut all = String::new();
        check(&syn::parse_str(ty).expect("a type"), &mut |error| all += &format!("{error}\n"));
        all
    }

    #[test]
    fn what_can_be_a_record_passes() {
        for ty in [
            "&'a str",
            "&'a [u8]",
            "u64",
            "(u32, Option<&'a str>)",
            "Group<'a, &'a str>",
            "Vec<String>",
            "[&'a str; 2]",
            "BTreeMap<String, Vec<u64>>",
            "T",
            "&'a T",
            "other::Thing<'a>",
        ] {
            assert_eq!(messages(ty), "", "{ty}");
        }
    }

    #[test]
    fn what_cannot_be_one_says_what_to_write() {
        for (ty, said, help) in [
            ("&'a u64", "`&'a u64` is not a record", "the value itself"),
            ("&'a String", "`&'a String` is not a record", "`&'a str`"),
            ("&'a [&'a str]", "`&'a[&'a str]` is not a record", "`Group<'a, T>`"),
            ("&'static str", "`'static` reference", "`struct Ev<'a> { name: &'a str }`"),
            ("Vec<&'a str>", "`Vec<&'a str>` owns a list of borrowed values", "`Group`"),
            ("(u8, Option<Vec<Ev<'a>>>)", "`Vec<Ev<'a>>` owns a list", "`Group`"),
            ("std::collections::HashMap<String, u64>", "its order differs from run to run", "use `BTreeMap`"),
            ("HashSet<u64>", "its order differs from run to run", "use `BTreeSet`"),
            ("[Rc<str>; 3]", "`Rc<str>` cannot be part of a record", "`Arc<str>`"),
        ] {
            let all = messages(ty);
            assert!(all.contains(said) && all.contains("help: ") && all.contains(help), "{ty}: {all}");
            assert_eq!(all.lines().count(), 2, "{ty}: one message: {all}");
        }
    }
}
