//! Files in pieces, and which partition each goes to.

use super::super::format::FormatFile;
use crate::{
    batch::{FileId, Span},
    record::Stored,
};
use std::{io, ops::Range, sync::Arc};

/// A block of a file.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) file: Arc<FileId>,
    /// where it lies
    pub(super) range: Range<u64>,
    /// how much there is to read
    pub(super) bytes: u64,
    /// and how much memory that takes then
    pub(super) weight: u64,
    /// nothing is after it in the file
    pub(super) is_last: bool,
}

/// Some of a file in blocks, each with how much memory it takes.
pub(super) fn blocks_of<S: Stored>(
    file: &impl FormatFile<S>,
    range: Range<u64>,
    bytes: u64,
) -> io::Result<Vec<(u64, Range<u64>)>> {
    if range.is_empty() {
        return Ok(Vec::new());
    }
    let blocks = file.blocks(range, bytes)?.into_iter();
    blocks.map(|range| Ok((file.weight(&range)?, range))).collect()
}

/// Blocks in order to at most `limit` partitions with about as many bytes each.
pub(super) fn spread(pieces: Vec<Piece>, limit: usize) -> Vec<Span> {
    let total: u64 = pieces.iter().fold(0, |total, piece| total.saturating_add(piece.weight));
    let mut spans: Vec<Span> = Vec::with_capacity(pieces.len());
    let (mut before, mut group) = (0u64, None);
    for Piece { file, range, bytes, weight, .. } in pieces {
        let middle = u128::from(before.saturating_add(weight / 2)) * limit.max(1) as u128;
        let here = (middle / u128::from(total.max(1))).min(limit as u128);
        before = before.saturating_add(weight);
        let next = spans.last().map_or(0, |last| last.partition + u32::from(group != Some(here)));
        group = Some(here);
        spans.push(Span::of_file(&file, range).with_bytes(bytes).in_partition(next));
    }
    spans
}
