//! Files that can only be read from their beginning to their end: read on a thread of their own,
//! ahead of the batches, and again from the beginning where a batch is formed again.

use super::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart};
use crate::{
    batch::{FileId, Span},
    error::Error,
    receiver::ReceiverSource,
    record::Stored,
};
use std::{
    collections::BTreeMap,
    fmt,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// See the head of this file.
pub(super) struct ReadAhead<S: Stored> {
    receiver: ReceiverSource<S>,
    /// the blocks that are planned and not read, by the place in the file at which they begin
    blocks: Mutex<BTreeMap<(Arc<Path>, u64), Span>>,
}

impl<S: Stored> fmt::Debug for ReadAhead<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadAhead({:?})", self.receiver)
    }
}

impl<S: Stored> ReadAhead<S> {
    /// What `receiver` reads; it begins by itself where the run is to begin.
    pub(super) fn start(receiver: ReceiverSource<S>, cx: &SourceCx) -> Result<Self, Error> {
        receiver.start(cx, &Positions::new())?;
        Ok(ReadAhead { receiver, blocks: Mutex::default() })
    }

    /// `place` says where a block lies, which has these bytes of all that the receiver has read.
    pub(super) fn plan(
        &self,
        limits: &Limits,
        mut place: impl FnMut(Range<u64>) -> (Arc<FileId>, Range<u64>),
    ) -> Result<Planned, Error> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        self.receiver.plan_bytes(limits, |received, span| {
            let (file, bytes) = place(received);
            blocks.insert((Arc::clone(&file.path), bytes.start), span.clone());
            let of_file = Span::of_file(&file, bytes).with_bytes(span.bytes).in_partition(span.partition);
            match span.records {
                Some(records) => of_file.with_records(records),
                None => of_file,
            }
        })
    }

    /// The blocks that were read ahead, or what `again` reads.
    pub(super) fn read(
        &self,
        spans: &[Span],
        reading: Reading,
        again: impl FnOnce() -> Result<Vec<S::Block>, ReadError>,
    ) -> Result<SourcePart<S>, ReadError> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let place = |span: &Span| span.file_range().map(|(path, bytes)| (Arc::clone(path), bytes.start));
        let ahead: Option<Vec<Span>> = spans.iter().map(|span| blocks.remove(&place(span)?)).collect();
        drop(blocks);
        match ahead {
            Some(ahead) => self.receiver.read(&ahead, reading),
            None => again().map(SourcePart::new),
        }
    }

    pub(super) fn finished(&self) -> bool {
        self.receiver.finished()
    }

    pub(super) fn stop(&self, graceful: bool) {
        self.receiver.stop(graceful);
    }
}
