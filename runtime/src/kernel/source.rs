//! The loop over the records of a source partition.

use crate::record::{Block, Stored};
use streamc_core::source::SourcePart;

/// Pushes every record of a source partition.
#[inline(always)]
pub fn each<'b, S: Stored>(part: &'b SourcePart<S>, last: bool, mut f: impl FnMut(S::View<'b>)) {
    for block in &part.blocks {
        block.each(last && !part.shared, &mut f);
    }
}
