//! `words`: the parts of text between white space.

use crate::record::{Stored, Str, TextBlock};
use streamc_core::source::SourcePart;

/// Pushes every word of a source partition, without finding its lines first.
#[inline(always)]
pub fn each_word<'b, S: TextSource>(part: &'b SourcePart<S>, mut f: impl FnMut(&'b str)) {
    for block in &part.blocks {
        block.each_word(&mut f);
    }
}

/// The words of a record.
#[inline(always)]
pub fn words_of<'b>(record: impl IsText<'b>) -> std::str::SplitWhitespace<'b> {
    record.text().split_whitespace()
}

/// A record that is text.
#[diagnostic::on_unimplemented(
    message = "this operator works on text, but the records are `{Self}`",
    label = "not a stream of `&str`",
    note = "help: take the text out of the record first, as in `.map(|record| record.1)`; owned text is split by a closure: \
            `.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())`"
)]
pub trait IsText<'b> {
    /// The text.
    fn text(self) -> &'b str;
}

impl<'b> IsText<'b> for &'b str {
    #[inline(always)]
    fn text(self) -> &'b str {
        self
    }
}

/// What the source of an operator that sees whole blocks holds.
#[diagnostic::on_unimplemented(
    message = "this operator works on text, but the records are `{Self}`",
    label = "not a stream of `&str`",
    note = "help: take the text out of the record first, as in `.map(|record| record.1)`; owned text is split by a closure: \
            `.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())`"
)]
pub trait TextSource: Stored<Block = TextBlock> {}

impl TextSource for Str {}
