//! The lines of a file, or of the standard input: a finite source.
//!
//! A regular file is divided where it lies ([`super::one_file`]). Pipes, the standard input and
//! packed files have no places to look at; they come through a receiver.

use super::{
    Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    one_file::{OneFile, read_up_to},
    packed::Packing,
    read_ahead::ReadAhead,
    text_format::LineFormat,
    text_head,
};
use crate::{
    batch::{FileId, Span},
    dstream::{DStream, IntoDStream},
    env::{FileIdentity, Fs, Unchanging},
    error::Error,
    receiver::{Batching, End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::{
        MAX_LINE_BYTES, Str, TextBlock, Utf8,
        block::{lines::Assembler, utf8::Rules},
    },
};
use std::{
    fmt,
    io::{self, Read},
    ops::Range,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// How much of a pipe is read at once.
const READ_BYTES: usize = 256 << 10;

/// The lines of the file `path`; `-` is the standard input. The whole file is one batch, divided
/// between the partitions at line ends, and then the context stops by itself.
///
/// A file whose name ends in `.gz` or `.zst` is unpacked while it is read, by one thread. A byte
/// order mark is dropped.
///
/// A batch holds its text in memory until it is done. For files that are larger than the memory use
/// [`FileText::batch_bytes`].
pub fn file_text(path: impl Into<PathBuf>) -> FileText {
    let (utf8, max_line_bytes) = (Utf8::default(), MAX_LINE_BYTES);
    FileText {
        path: path.into(),
        utf8,
        max_line_bytes,
        batching: Batching::AtEnd,
        mapped: false,
        unchanging: None,
    }
}

/// See [`file_text`].
#[derive(Clone, Debug)]
#[must_use]
pub struct FileText {
    path: PathBuf,
    utf8: Utf8,
    max_line_bytes: usize,
    batching: Batching,
    mapped: bool,
    unchanging: Option<Unchanging>,
}

impl FileText {
    /// What to do with lines that are not UTF-8. Default: [`Utf8::Replace`].
    pub fn utf8(mut self, policy: Utf8) -> Self {
        self.utf8 = policy;
        self
    }

    /// Longer lines are dropped, and counted as `lines_too_long`. Default: 16 MiB.
    pub fn max_line_bytes(mut self, bytes: usize) -> Self {
        self.max_line_bytes = bytes;
        self
    }

    /// Several batches of at most so many bytes (but at least one line) each.
    pub fn batch_bytes(mut self, bytes: u64) -> Self {
        self.batching = Batching::Bytes(bytes.max(1));
        self
    }

    /// Several batches of so many lines each.
    pub fn batch_records(mut self, records: u64) -> Self {
        self.batching = Batching::Lines(records.max(1));
        self
    }

    /// Asks for a file that is divided where it lies. As a safe program cannot know that nobody
    /// changes the file meanwhile, its text is read into private memory block by block and checked
    /// there, which is what happens without this too, and is as fast as copying it out of a map.
    /// [`FileText::mapped_unchecked`] does without the copy. Packed files are refused.
    pub fn mapped(mut self) -> Self {
        self.mapped = true;
        self
    }

    /// It is mapped.
    pub(super) fn unchanging(self, promise: Unchanging) -> Self {
        FileText { mapped: true, unchanging: Some(promise), ..self }
    }
}

impl<'a> IntoDStream<&'a str> for FileText {
    fn into_dstream(self) -> DStream<&'a str> {
        let format = LineFormat { utf8: self.utf8, max_line_bytes: self.max_line_bytes };
        let regular = OneFile::new(self.path.clone(), format, self.batching, self.unchanging);
        DStream::new(TextSource { file: self, regular, stream: OnceLock::new() })
    }
}

#[derive(Debug)]
struct TextSource {
    file: FileText,
    /// a regular file
    regular: OneFile<LineFormat>,
    /// what can only be read from its beginning to its end, in place of that
    stream: OnceLock<Stream>,
}

#[derive(Debug)]
enum Stream {
    /// the standard input, or a pipe: what was read is gone
    Once(ReceiverSource<Str>),
    /// a packed file
    Packed { ahead: ReadAhead<Str>, id: Arc<FileId>, unpacked: Unpacked },
}

impl TextSource {
    fn is_stdin(&self) -> bool {
        self.file.path.as_os_str() == "-"
    }

    fn open(&self, cx: &SourceCx, from: &Positions) -> Result<Option<Stream>, Error> {
        if self.is_stdin() {
            return self.once(cx, cx.fs.stdin());
        }
        let failed = |reason: &'static str| move |e| self.regular.failed(reason, e);
        let file = cx.fs.open(&self.file.path).map_err(failed("cannot be opened"))?;
        let len = file.size().map_err(failed("cannot be read"))?;
        match (Packing::of(&self.file.path), len) {
            (Some(_), _) if self.file.mapped => {
                let reason =
                    "a packed file is unpacked while it is read and cannot be mapped; leave out `.mapped()`";
                Err(Error::source_failed(self.name(), reason))
            }
            (None, Some(len)) => self.regular.start_with(file, len, cx, from).map(|()| None),
            (None, None) => self.once(cx, file.stream().map_err(failed("cannot be read"))?),
            (Some(packing), len) => {
                let mut rules = Rules::new(self.name(), cx.stats.clone());
                (rules.utf8, rules.max_line_bytes) = (self.file.utf8, self.file.max_line_bytes);
                let FileIdentity { id: inode, modified } =
                    file.identity().map_err(failed("cannot be read"))?;
                let stream = file.stream().map_err(failed("cannot be read"))?;
                let bytes = packing.unpack(stream).map_err(failed("cannot be unpacked"))?;
                let Some(len) = len else { return self.once(cx, bytes) };
                let id = Arc::new(FileId::new(&self.file.path, len).with_identity(inode, modified));
                let before = read_up_to(&self.name(), from, &id)?;
                if let Some((before, offset)) = &before
                    && let Some(changed) = changed(&id, before)
                {
                    let reason = format!("it was read up to byte {offset} of its text before, and {changed}");
                    return Err(Error::source_failed(self.name(), reason));
                }
                let receiver = self.receiver(bytes, before.map_or(0, |(_, offset)| offset));
                let ahead = ReadAhead::start(receiver, cx)?;
                let unpacked = Unpacked { fs: Arc::clone(&cx.fs), id: Arc::clone(&id), packing, rules };
                Ok(Some(Stream::Packed { ahead, id, unpacked }))
            }
        }
    }

    fn once(&self, cx: &SourceCx, bytes: Box<dyn Read + Send>) -> Result<Option<Stream>, Error> {
        let source = self.receiver(bytes, 0);
        source.start(cx, &Positions::new())?;
        Ok(Some(Stream::Once(source)))
    }

    /// What the bytes bring, from a place on.
    fn receiver(&self, bytes: Box<dyn Read + Send>, from: u64) -> ReceiverSource<Str> {
        let options = Options {
            utf8: self.file.utf8,
            max_line_bytes: self.file.max_line_bytes,
            batching: self.file.batching,
            ..Options::default()
        };
        ReceiverSource::new(Box::new(Pipe { name: self.name(), bytes, from }), options)
    }
}

impl Source<Str> for TextSource {
    fn name(&self) -> String {
        match self.is_stdin() {
            true => "standard input".to_owned(),
            false => self.regular.name(),
        }
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        let again = |_| Error::source_failed(self.name(), "a source can be started only once");
        let Some(stream) = self.open(cx, from)? else { return Ok(()) };
        self.stream.set(stream).map_err(again)?;
        // there is a batch, or the end, at once
        cx.wake.signal();
        Ok(())
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        match self.stream.get() {
            None => self.regular.plan(limits),
            Some(Stream::Once(source)) => source.plan(limits),
            Some(Stream::Packed { ahead, id, .. }) => ahead.plan(limits, |bytes| (Arc::clone(id), bytes)),
        }
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<Str>, ReadError> {
        match self.stream.get() {
            None => self.regular.read(spans, reading),
            Some(Stream::Once(source)) => source.read(spans, reading),
            Some(Stream::Packed { ahead, unpacked, .. }) => {
                ahead.read(spans, reading, || unpacked.read_again(spans))
            }
        }
    }

    /// Until it is started, it is not known what is at the path.
    fn replayable(&self) -> bool {
        !self.is_stdin() && !matches!(self.stream.get(), Some(Stream::Once(_)))
    }

    fn finite(&self) -> bool {
        true
    }

    fn size(&self) -> Option<u64> {
        self.regular.size()
    }

    fn finished(&self) -> bool {
        match self.stream.get() {
            None => self.regular.finished(),
            Some(Stream::Once(source)) => source.finished(),
            Some(Stream::Packed { ahead, .. }) => ahead.finished(),
        }
    }

    fn stop(&self, graceful: bool) {
        match self.stream.get() {
            None => self.regular.stop(graceful),
            Some(Stream::Once(source)) => source.stop(graceful),
            Some(Stream::Packed { ahead, .. }) => ahead.stop(graceful),
        }
    }

    fn decided(&self, spans: &[Span]) {
        if let Some(Stream::Once(source)) = self.stream.get() {
            source.decided(spans);
        }
    }
}

/// What can only be read from its beginning to its end.
struct Pipe {
    name: String,
    bytes: Box<dyn Read + Send>,
    /// what is before is not wanted
    from: u64,
}

impl fmt::Debug for Pipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pipe({})", self.name)
    }
}

impl Receiver<Str> for Pipe {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        match text_from(&mut self.bytes, self.from) {
            Ok((head, at)) => {
                store.skip(at);
                store.lines(&head)?;
            }
            Err(e) => return Ok(End::Failed(format!("cannot be read: {e}"))),
        }
        let mut bytes = vec![0; READ_BYTES];
        loop {
            match self.bytes.read(&mut bytes) {
                Ok(0) => return Ok(End::Finished),
                Ok(n) => store.lines(&bytes[..n])?,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Ok(End::Failed(format!("cannot be read: {e}"))),
            }
        }
    }
}

/// Passes over what is before the byte `from` and over the mark of the text. Returns what was read
/// beyond, and where that begins.
fn text_from(bytes: &mut impl Read, from: u64) -> io::Result<(Vec<u8>, u64)> {
    let (mut head, mark) = text_head::without_mark(bytes)?;
    if from <= mark {
        return Ok((head, mark));
    }
    let mut before = from - mark;
    // the byte before tells whether a line end is cut in two
    let mut last = None;
    if before <= head.len() as u64 {
        last = before.checked_sub(1).map(|i| head[i as usize]);
        head.drain(..before as usize);
    } else {
        before -= head.len() as u64;
        head.clear();
        let passed = io::copy(&mut bytes.by_ref().take(before - 1), &mut io::sink())?;
        let mut one = [0];
        if passed < before - 1 || bytes.read_exact(&mut one).is_err() {
            let text = format!("it ends before byte {from}, up to which it was read before");
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, text));
        }
        last = last.or(Some(one[0]));
    }
    let mut at = from;
    if last == Some(b'\r') {
        if head.is_empty() {
            bytes.by_ref().take(1).read_to_end(&mut head)?;
        }
        if head.first() == Some(&b'\n') {
            head.remove(0);
            at += 1;
        }
    }
    Ok((head, at))
}

/// A packed file, to be read once more.
#[derive(Debug)]
struct Unpacked {
    fs: Arc<dyn Fs>,
    id: Arc<FileId>,
    packing: Packing,
    rules: Rules,
}

/// Why a packed file is not the one that it was before, as far as that can be seen.
fn changed(now: &FileId, before: &FileId) -> Option<String> {
    if now.len != before.len {
        return Some(format!("it has {} bytes now, and had {}", now.len, before.len));
    }
    let is_same = (now.id, now.modified) == (before.id, before.modified);
    (!is_same).then(|| "it has been changed or replaced since".to_owned())
}

impl Unpacked {
    /// Opens the file once more: its reader is where it was read up to.
    fn open(&self, before: &FileId) -> io::Result<Box<dyn Read + Send>> {
        let file = self.fs.open(&self.id.path)?;
        let FileIdentity { id: inode, modified } = file.identity()?;
        let len = file.size()?.unwrap_or(before.len);
        let now = FileId::new(&self.id.path, len).with_identity(inode, modified);
        if let Some(changed) = changed(&now, before) {
            return Err(io::Error::other(changed));
        }
        self.packing.unpack(file.stream()?)
    }

    /// The blocks of spans, which are in order.
    fn read_again(&self, spans: &[Span]) -> Result<Vec<TextBlock>, ReadError> {
        let block = |span: &Span| -> io::Result<TextBlock> {
            let (Some(file), Some((_, Range { start, end }))) = (span.from.file(), span.file_range()) else {
                return Err(io::Error::other("it is in no file"));
            };
            let mut bytes = self.open(file)?;
            let (mut text, at) = text_from(&mut bytes, start)?;
            let mut left = end.saturating_sub(at);
            let mut lines = Assembler::default();
            // bit by bit: there may be a line in it that is too long for the memory
            while left > 0 {
                if text.is_empty() {
                    bytes.by_ref().take(READ_BYTES as u64).read_to_end(&mut text)?;
                }
                if text.is_empty() {
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it has become shorter"));
                }
                let n = usize::try_from(left).unwrap_or(usize::MAX).min(text.len());
                lines.push(&text[..n], &self.rules);
                left -= n as u64;
                text.clear();
            }
            lines.end();
            Ok(TextBlock::received(lines.take(lines.whole().len()), start, &self.rules))
        };
        let gone = |e: io::Error| ReadError::Gone(e.to_string());
        spans.iter().map(|span| block(span).map_err(gone)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_passed_over_up_to_a_place_and_no_line_end_is_cut_in_two() {
        let text = b"\xef\xbb\xbfone\r\ntwo\nthree and more than a head\n";
        for (from, rest, at) in [
            (0, &text[3..], 3),
            (3, &text[3..], 3),
            (7, &text[8..], 8),
            (8, &text[8..], 8),
            (12, &text[12..], 12),
            (30, &text[30..], 30),
        ] {
            let mut bytes = &text[..];
            let (head, begins) = text_from(&mut bytes, from).expect("it is long enough");
            assert_eq!(([&head, bytes].concat(), begins), (rest.to_vec(), at), "{from}");
        }
        assert!(text_from(&mut &text[..], 100).is_err());
    }
}
