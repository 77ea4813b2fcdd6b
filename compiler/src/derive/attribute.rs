//! What attributes say about a field: `#[record(text)]`, `#[record(with = module)]` and
//! `#[key(skip)]`.

use super::{
    error::{Errors, error},
    lifetimes::borrows,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Field, Path, spanned::Spanned};

/// How a field is encoded whose type is not a record.
pub(super) enum Foreign {
    /// as its `Display` writes it and its `FromStr` reads it
    Text,
    /// by the functions `encode` and `decode` of a module
    With(Path),
}

impl Foreign {
    /// What makes a record of a reference to the field.
    pub(super) fn encoder(&self) -> TokenStream {
        match self {
            Foreign::Text => quote!(::std::string::ToString::to_string),
            Foreign::With(module) => quote!(#module::encode),
        }
    }
}

/// All that is said about a field.
#[derive(Default)]
pub(super) struct Options {
    pub(super) foreign: Option<Foreign>,
    pub(super) is_skipped: bool,
}

impl Options {
    pub(super) fn of(field: &Field, errors: &mut Errors) -> Options {
        let mut options = Options::default();
        for attr in &field.attrs {
            let read = if attr.path().is_ident("record") {
                options.read_record(attr)
            } else if attr.path().is_ident("key") {
                options.read_key(attr)
            } else {
                Ok(())
            };
            if let Err(error) = read {
                errors.push(error);
            }
        }
        if options.foreign.is_some() && borrows(&field.ty) {
            let message = "a field with `#[record(text)]` or `#[record(with = ..)]` owns what it is, but this type borrows";
            errors.push(error(field.ty.span(), message, "use the owned form of the type"));
        }
        options
    }

    fn read_record(&mut self, attr: &Attribute) -> syn::Result<()> {
        attr.parse_nested_meta(|meta| {
            let foreign = if meta.path.is_ident("text") {
                Foreign::Text
            } else if meta.path.is_ident("with") {
                Foreign::With(meta.value()?.call(Path::parse_mod_style)?)
            } else {
                let word = meta.path.to_token_stream().to_string();
                let message = format!("`record` has no option `{word}` on a field");
                let help = "write `#[record(text)]` for a type with `Display` and `FromStr`, or `#[record(with = module)]`";
                return Err(error(meta.path.span(), &message, help));
            };
            if self.foreign.replace(foreign).is_some() {
                let message = "this field is encoded in two ways";
                return Err(error(meta.path.span(), message, "keep one of `text` and `with`"));
            }
            Ok(())
        })
    }

    fn read_key(&mut self, attr: &Attribute) -> syn::Result<()> {
        attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("skip") {
                self.is_skipped = true;
                return Ok(());
            }
            let word = meta.path.to_token_stream().to_string();
            let message = format!("`key` has no option `{word}`");
            Err(error(
                meta.path.span(),
                &message,
                "write `#[key(skip)]` on a field that does not tell keys apart",
            ))
        })
    }
}

impl Errors {
    /// Neither of the two means anything here.
    pub(super) fn refuse_attributes(&mut self, attrs: &[Attribute], of: &str) {
        for attr in attrs {
            for (name, help) in [("record", "the struct or enum, or on a field"), ("key", "a field")] {
                if attr.path().is_ident(name) {
                    let message = format!("`#[{name}(..)]` has no meaning on a {of}");
                    self.push(error(attr.path().span(), &message, &format!("put it on {help}")));
                }
            }
        }
    }
}
