//! Fields of types that are not records: `#[record(text)]` and `#[record(with = module)]`. Called by derived code.

use super::{Arena, Corrupt, Cursor, OwnedRecord, Record, Stored, Str};
use std::{
    fmt::{Display, Write},
    str::FromStr,
};

/// Appends `value` as text, as `&str` is encoded.
#[doc(hidden)]
pub fn encode_text<T: Display>(value: &T, out: &mut Arena) {
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

/// Reads what [`encode_text`] wrote; `refused` is said of text that `T` cannot be made of.
#[doc(hidden)]
pub fn decode_text<T: FromStr>(from: &mut Cursor<'_>, refused: &'static str) -> Result<T, Corrupt> {
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
