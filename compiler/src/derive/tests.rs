//! The derives as functions of tokens: what is refused, and what is emitted.

use super::{record, text};
use quote::quote;

/// The texts of all `compile_error!`s in what was emitted.
fn messages(emitted: proc_macro2::TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(emitted).expect("what is emitted can be parsed");
    let message = |item: syn::Item| match item {
        syn::Item::Macro(call)
            if call.mac.path.is_ident("compile_error") || call.mac.path.segments.len() > 1 =>
        {
            Some(call.mac.parse_body::<syn::LitStr>().expect("a message").value())
        }
        _ => None,
    };
    file.items.into_iter().filter_map(message).collect()
}

#[test]
fn what_is_not_a_record_is_refused_with_a_help() {
    for (input, said) in [
        (quote!(union U { a: u8, b: u16 }), "a union cannot be a `Record`"),
        (
            quote!(
                enum Never {}
            ),
            "an enum without variants has no values",
        ),
        (
            quote!(
                struct S {
                    #[record(x)]
                    a: u8,
                }
            ),
            "`record` has no option `x` on a field",
        ),
        (
            quote!(
                enum E {
                    #[record(x)]
                    A,
                }
            ),
            "`#[record(..)]` has no meaning on a variant",
        ),
        (
            quote!(
                #[record(name = "x")]
                struct S;
            ),
            "`record` has no option `name`",
        ),
        (
            quote!(
                struct S<'a> {
                    words: Vec<&'a str>,
                }
            ),
            "owns a list of borrowed values",
        ),
        (
            quote!(
                #[record(pod)]
                struct S {
                    a: u8,
                }
            ),
            "the layout of this struct is not fixed",
        ),
        (
            quote!(
                #[record(pod)]
                #[repr(C)]
                enum E {
                    A,
                }
            ),
            "only a struct can be a `pod`",
        ),
        (
            quote!(
                #[record(pod)]
                #[repr(C)]
                struct S<'a> {
                    name: &'a str,
                }
            ),
            "a `pod` has no parameters",
        ),
        (
            quote!(
                #[record(pod)]
                #[repr(C)]
                struct S {}
            ),
            "a `pod` without fields",
        ),
    ] {
        let messages = messages(record(input));
        assert_eq!(messages.len(), 1, "{said}");
        assert!(messages[0].contains(said) && messages[0].contains("\nhelp: "), "{}", messages[0]);
    }
}

#[test]
fn two_faults_give_two_messages() {
    let two = quote!(
        struct S<'a> {
            n: &'a u64,
            kind: &'static str,
            good: &'a str,
        }
    );
    assert_eq!(messages(record(two)).len(), 2);
    let two = quote!(
        struct S {
            #[record(a)]
            a: u8,
            #[record(b)]
            b: u8,
        }
    );
    assert_eq!(messages(record(two.clone())).len(), 2);
    assert_eq!(messages(text(two)).len(), 2);
}

#[test]
fn an_enum_has_a_tag_of_one_byte_while_that_is_enough() {
    let enum_of = |n: usize| {
        let names = (0..n).map(|i| quote::format_ident!("V{i}"));
        record(quote!(enum E { #(#names),* })).to_string()
    };
    assert!(enum_of(255).contains("254u8") && !enum_of(255).contains("u16"));
    assert!(enum_of(256).contains("255u16") && !enum_of(256).contains("u8"));
    let refused = messages(enum_of(65_536).parse().expect("tokens"));
    assert!(refused[0].contains("more than 65535 variants"), "{refused:?}");
}

/// All that derived code names is in the hidden module with the version in its name.
#[test]
fn the_path_is_that_of_the_version_or_the_users() {
    let abi = crate::abi::OF_CORE;
    let expand = |input| super::expand(input, "Record", record::emit);
    let of = |attr: proc_macro2::TokenStream| expand(quote!(#attr struct S;)).to_string().replace(' ', "");
    assert!(of(quote!()).contains(&format!("use::streamc::{abi}as__rt;")));
    assert!(of(quote!(#[record(crate = my::rt)])).contains(&format!("usemy::rt::{abi}as__rt;")));
}

#[test]
fn a_borrowing_struct() {
    let input = quote! {
        struct Ev<'a> {
            user: &'a str,
            n: u64,
        }
    };
    // as people read it, before variables are renamed
    let emitted = super::expand(input, "Record", record::emit);
    let shown = prettyplease::unparse(&syn::parse2(emitted).expect("what is emitted can be parsed"));
    assert_eq!(shown, include_str!("borrowing_struct.golden"), "\n{shown}");
}
