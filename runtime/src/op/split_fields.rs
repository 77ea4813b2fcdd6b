//! `split_fields`: the fields of lines, between a character.

use super::{IsText, TextSource};
use crate::{error::BuildError, record::Fields};
use streamc_core::source::SourcePart;

/// What fields can be split at.
#[diagnostic::on_unimplemented(
    message = "fields are split at one character, not at a `{Self}`",
    label = "not a `char`",
    note = "help: write the character between single quotes, as in `split_fields(',')` or `split_fields('\\t')`; at anything longer a \
            closure splits: `.map(|line| line.split(\"::\"))`"
)]
pub trait Separator {
    /// The character.
    fn separator(self) -> char;
}

impl Separator for char {
    fn separator(self) -> char {
        self
    }
}

/// The character, at construction.
///
/// # Errors
/// Never; it is checked as the values of other operators are.
pub fn separator(separator: impl Separator) -> Result<char, BuildError> {
    Ok(separator.separator())
}

/// Pushes every record of a source partition with its fields, found together with the ends of the
/// records.
#[inline(always)]
pub fn each_fields<'b, S: TextSource>(
    part: &'b SourcePart<S>,
    separator: &char,
    mut f: impl FnMut(Fields<'b>),
) {
    for block in &part.blocks {
        block.each_fields(*separator, &mut f);
    }
}

/// A record with its fields.
#[inline(always)]
pub fn fields_of<'b>(record: impl IsText<'b>, separator: &char) -> Fields<'b> {
    Fields::split(record.text(), *separator)
}
