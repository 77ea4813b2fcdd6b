//! `containing`: the records of text that contain a given text.

use super::{IsText, TextSource};
use crate::{error::BuildError, record::Pattern};
use streamc_core::source::SourcePart;

/// The text to look for, at construction.
///
/// # Errors
/// Never; it is checked as the values of other operators are.
pub fn pattern(text: impl Into<String>) -> Result<Pattern, BuildError> {
    Ok(Pattern::new(&text.into()))
}

/// Whether a record contains the pattern.
#[inline(always)]
pub fn contains<'b>(record: &(impl IsText<'b> + Copy), pattern: &Pattern) -> bool {
    pattern.is_in(record.text())
}

/// Pushes every record of a source partition that contains the pattern, without finding the other
/// ones.
#[inline(always)]
pub fn each_containing<'b, S: TextSource>(
    part: &'b SourcePart<S>,
    pattern: &'b Pattern,
    mut f: impl FnMut(&'b str),
) {
    for block in &part.blocks {
        block.each_containing(pattern, &mut f);
    }
}
