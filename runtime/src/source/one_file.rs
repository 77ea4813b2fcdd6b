//! One file that can be divided where it lies: a finite source.
//!
//! The plan only finds record borders near the places where it divides, and each block is read by
//! the task that processes it.

use super::{
    Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    format::{DividedFile, FileFormat, FormatFile, Found},
    unreadable::Unreadable,
};
use crate::{
    batch::{FileId, Position, Span, SplitId, SplitStatus},
    env::{FileIdentity, FileRead, Unchanging},
    error::Error,
    receiver::Batching,
    record::Stored,
};
use std::{
    io,
    ops::Range,
    path::PathBuf,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// The size of a block: that of a huge page.
const BLOCK_BYTES: u64 = 2 << 20;

/// See the head of this file.
#[derive(Debug)]
pub(super) struct OneFile<F: FileFormat> {
    path: PathBuf,
    format: F,
    batching: Batching,
    unchanging: Option<Unchanging>,
    running: OnceLock<Running<F::File>>,
}

#[derive(Debug)]
struct Running<File> {
    cx: SourceCx,
    id: Arc<FileId>,
    file: File,
    /// where its records end
    end: u64,
    at: Mutex<At>,
}

#[derive(Debug)]
struct At {
    offset: u64,
    stopped: bool,
}

impl<F: FileFormat<File: DividedFile<<F as FileFormat>::Stored>>> OneFile<F> {
    pub(super) fn new(path: PathBuf, format: F, batching: Batching, unchanging: Option<Unchanging>) -> Self {
        OneFile { path, format, batching, unchanging, running: OnceLock::new() }
    }

    pub(super) fn failed(&self, reason: &str, cause: io::Error) -> Error {
        Error::Source { name: self.name_of(), reason: reason.to_owned(), cause: Some(cause) }
    }

    fn name_of(&self) -> String {
        format!("file {}", self.path.display())
    }

    /// Starts with the file, which was opened and has so many bytes.
    pub(super) fn start_with(
        &self,
        file: Box<dyn FileRead>,
        len: u64,
        cx: &SourceCx,
        from: &Positions,
    ) -> Result<(), Error> {
        let unreadable = |e| self.failed("cannot be read", e);
        let FileIdentity { id, modified } = file.identity().map_err(unreadable)?;
        let id = Arc::new(FileId::new(&self.path, len).with_identity(id, modified));
        let (name, path) = (self.name_of(), Arc::clone(&id.path));
        let (file, len, unchanging) = (file.into(), Some(len), self.unchanging);
        let found = Found { file, name, path, len, unreadable: Unreadable::Fails, unchanging };
        let file = self.format.open(&found, &cx.stats).map_err(unreadable)?;
        let Range { start, end } = file.records().map_err(unreadable)?;
        file.count_rest();
        let offset = match read_up_to(&self.name_of(), from, &id)? {
            Some((before, offset)) => {
                let changed = changed::<F::Stored>(&file, &id, &before, offset).map_err(unreadable)?;
                if let Some(changed) = changed {
                    let reason = format!("it was read up to byte {offset} before, and {changed}");
                    return Err(Error::source_failed(self.name_of(), reason));
                }
                offset.max(start)
            }
            None => start,
        };
        let at = Mutex::new(At { offset, stopped: false });
        let again = |_| Error::source_failed(self.name_of(), "a source can be started only once");
        self.running.set(Running { cx: cx.clone(), id, file, end, at }).map_err(again)?;
        // there is a batch, or the end, at once
        cx.wake.signal();
        Ok(())
    }
}

/// The file as an earlier run has read it, and where that stopped; source `name` reads it.
///
/// # Errors
/// When another file is in its place.
pub(super) fn read_up_to(
    name: &str,
    from: &Positions,
    now: &FileId,
) -> Result<Option<(Arc<FileId>, u64)>, Error> {
    let before = from.iter().find_map(|(_, position)| match position {
        Position::File { file, offset } if file.path == now.path => Some((Arc::clone(file), *offset)),
        _ => None,
    });
    match before {
        Some((file, offset)) if file.is_replaced_by(now) => {
            let reason =
                format!("another file is in the place of the one that was read up to byte {offset} before");
            Err(Error::source_failed(name, reason))
        }
        before => Ok(before),
    }
}

/// Why the bytes before `offset` are visibly not those that were there `before`.
/// A file may have grown since, by whole records.
fn changed<S: Stored>(
    file: &impl DividedFile<S>,
    now: &FileId,
    before: &FileId,
    offset: u64,
) -> io::Result<Option<String>> {
    let records = file.records()?;
    let is_border = || Ok::<_, io::Error>(offset <= records.start || file.is_border(offset)?);
    Ok(match now.len {
        len if len < before.len || offset > records.end => {
            Some(format!("it has {len} bytes now, and had {}", before.len))
        }
        len if len == before.len && before.modified != 0 && now.modified != before.modified => {
            Some("it has been written again since".to_owned())
        }
        len if len > before.len && !is_border()? => {
            Some(format!("no record of it ends at byte {offset} any more: it is another file"))
        }
        _ => None,
    })
}

impl<S, F> Source<S> for OneFile<F>
where
    S: Stored,
    F: FileFormat<Stored = S, File: DividedFile<S>>,
{
    fn name(&self) -> String {
        self.name_of()
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        self.format.check().map_err(|wrong| Error::source_failed(self.name_of(), wrong))?;
        let file = cx.fs.open(&self.path).map_err(|e| self.failed("cannot be opened", e))?;
        let len = file.size().map_err(|e| self.failed("cannot be read", e))?;
        let len = len.ok_or_else(|| Error::source_failed(self.name_of(), "it is not a regular file"))?;
        self.start_with(file, len, cx, from)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let Some(Running { cx, id, file, end: last, at }) = self.running.get() else {
            return Ok(Planned::nothing(SplitStatus::Behind));
        };
        let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
        if at.offset == *last {
            return Ok(Planned::nothing(SplitStatus::Ended));
        }
        if at.stopped || limits.pauses(&SplitId::ONLY) {
            return Ok(Planned::nothing(SplitStatus::Behind));
        }
        let unreadable = |e| self.failed("cannot be read", e);
        let end = |batching| file.end_of_batch(at.offset, *last, batching).map_err(unreadable);
        let mut to = end(self.batching)?;
        if to - at.offset > limits.bytes {
            to = end(Batching::Bytes(limits.bytes))?;
        }
        if limits.records_of(&SplitId::ONLY) < u64::MAX {
            to = to.min(end(Batching::Lines(limits.records_of(&SplitId::ONLY)))?);
        }
        let mut spans = Vec::new();
        let parts = file.divide(at.offset..to, limits.partitions).map_err(unreadable)?;
        for (part, partition) in parts.into_iter().zip(0..) {
            let blocks = file.blocks(part, BLOCK_BYTES).map_err(unreadable)?;
            spans.extend(blocks.into_iter().map(|block| Span::of_file(id, block).in_partition(partition)));
        }
        cx.stats.bytes_in.add(to - at.offset);
        cx.stats.blocks.add(spans.len() as u64);
        at.offset = to;
        cx.wake.signal();
        Ok(Planned::of(spans, if to == *last { SplitStatus::Ended } else { SplitStatus::Behind }))
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        let Some(Running { id, file, end, .. }) = self.running.get() else {
            return Err(ReadError::Failed("it was not started".to_owned()));
        };
        let is_here =
            |span: &Span| span.from.file().is_some_and(|of| of.path == id.path && !of.is_replaced_by(id));
        if let (Reading::Replay, Some(Position::File { file: before, offset })) =
            (reading, spans.last().map(|span| &span.to))
            && !before.is_replaced_by(id)
        {
            let unreadable = |e: io::Error| ReadError::Gone(format!("it cannot be read: {e}"));
            if let Some(changed) = changed::<S>(file, id, before, *offset).map_err(unreadable)? {
                return Err(ReadError::Gone(changed));
            }
        }
        let block = |span: &Span| match span.file_range() {
            Some((_, bytes)) if is_here(span) && bytes.end <= *end => Ok(file.block(bytes)),
            _ => Err(ReadError::Gone(format!("{} to {} are not in it", span.from, span.to))),
        };
        spans.iter().map(block).collect::<Result<_, _>>().map(SourcePart::new)
    }

    fn replayable(&self) -> bool {
        true
    }

    fn finite(&self) -> bool {
        true
    }

    fn size(&self) -> Option<u64> {
        self.running.get().map(|running| running.id.len)
    }

    fn finished(&self) -> bool {
        self.running.get().is_some_and(|Running { end, at, .. }| {
            let at = at.lock().unwrap_or_else(PoisonError::into_inner);
            at.stopped || at.offset == *end
        })
    }

    /// What has not been planned has not been received.
    fn stop(&self, _: bool) {
        if let Some(running) = self.running.get() {
            running.at.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
        }
    }

    fn decided(&self, _: &[Span]) {}
}
