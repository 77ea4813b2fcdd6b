//! The proc-macro door.

use proc_macro::TokenStream;

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
