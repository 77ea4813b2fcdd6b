//! The proc-macro door to the compiler. Everything happens in the crate `streamc`.

use proc_macro::TokenStream;

/// Compiles a function over `DStream`s into a pipeline. See the guide of `streamc-runtime`.
#[proc_macro_attribute]
pub fn pipeline(options: TokenStream, item: TokenStream) -> TokenStream {
    streamc::expand(options.into(), item.into()).into()
}

/// One step of expanding a `#[pipeline] mod`. Emitted by `pipeline`, for nobody else.
#[doc(hidden)]
#[proc_macro]
pub fn __scope(input: TokenStream) -> TokenStream {
    streamc::expand_scoped(input.into()).into()
}

/// Takes up a pipeline again whose `cfg`s rustc has evaluated. Emitted by `pipeline`, for nobody else.
#[doc(hidden)]
#[proc_macro_derive(__Configure)]
pub fn __configure(input: TokenStream) -> TokenStream {
    streamc::expand_configured(input.into()).into()
}

/// Removes what carried such a pipeline to rustc.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn __swallow(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes a struct or an enum a record: it can be shuffled, kept in windows and state, and sent. See `docs/records.md`.
#[proc_macro_derive(Record, attributes(record))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    streamc::derive::record(input.into()).into()
}

/// Gives a struct or an enum the text form of a Scala case class, `Ev(alice,3)`.
#[proc_macro_derive(Text, attributes(record))]
pub fn derive_text(input: TokenStream) -> TokenStream {
    streamc::derive::text(input.into()).into()
}
