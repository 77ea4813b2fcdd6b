//! Fields of types that are not records: `#[record(text)]` and `#[record(with = module)]`. Called
//! by derived code.

use super::{Arena, Corrupt, Cursor, OwnedRecord, Record, Stored, Str};
use std::{
    fmt::{Display, Write},
    hash::Hash,
    str::FromStr,
};

/// A type with a text form that can be read.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be encoded as text: it does not implement both `Display` and `FromStr`",
    label = "this field has `#[record(text)]`",
    note = "help: write `#[record(with = module)]`, where `module` has `encode` and `decode`; on your own type put `#[derive(Clone, Record)]`"
)]
pub trait ReadableText: Display + FromStr {}
#[diagnostic::do_not_recommend]
impl<T: Display + FromStr> ReadableText for T {}

/// A type that is not a record and is part of a key.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a key: it does not implement both `Eq` and `Hash`",
    label = "a field of a key",
    note = "help: leave it out of the key by `#[key(skip)]`, or keep what tells keys apart in a field of its own"
)]
pub trait ForeignKey: Eq + Hash {}
#[diagnostic::do_not_recommend]
impl<T: Eq + Hash> ForeignKey for T {}

/// What derived code does with a field that has `#[record(text)]`.
#[doc(hidden)]
#[derive(Debug)]
pub struct TextField<T> {
    /// Appends it as text, as `&str` is encoded.
    pub encode: fn(&T, &mut Arena),
    /// Reads what `encode` wrote; the text is said of what `T` cannot be made of.
    pub decode: fn(&mut Cursor<'_>, &'static str) -> Result<T, Corrupt>,
}

/// One bound for both, so one message.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub const fn text_field<T: ReadableText>() -> TextField<T> {
    TextField { encode: encode_text, decode: decode_text }
}

fn encode_text<T: Display>(value: &T, out: &mut Arena) {
    let before = out.text.len();
    display_text(value, &mut out.text);
    let len = out.text.len() - before;
    u32::try_from(len).expect("a record is shorter than 4 GiB").encode(out);
}

/// Appends the text form of `value`.
#[doc(hidden)]
pub fn display_text<T: Display>(value: &T, out: &mut String) {
    write!(out, "{value}").expect("a String takes everything");
}

fn decode_text<T: FromStr>(from: &mut Cursor<'_>, refused: &'static str) -> Result<T, Corrupt> {
    Str::decode(from)?.parse().map_err(|_| Corrupt(refused))
}

/// Appends what `encode` makes of `value`.
#[doc(hidden)]
pub fn encode_with<T, R: OwnedRecord>(value: &T, out: &mut Arena, encode: impl Fn(&T) -> R) {
    encode(value).encode(out);
}

/// Reads what [`encode_with`] wrote; `refused` is said where `decode` fails.
#[doc(hidden)]
pub fn decode_with<T, R: OwnedRecord, E>(
    from: &mut Cursor<'_>,
    refused: &'static str,
    decode: impl Fn(R) -> Result<T, E>,
) -> Result<T, Corrupt> {
    decode(R::decode(from)?).map_err(|_| Corrupt(refused))
}
