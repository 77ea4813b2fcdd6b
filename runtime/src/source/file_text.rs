//! The lines of a file, or of the standard input: a finite source.
//!
//! A regular file is not read when a batch is formed: the cut only finds record borders near the
//! places where it divides, and each block is read by the task that processes it. Pipes and the
//! standard input have no places to look at; they come through a receiver.

use super::{
    Cut, Source, SourceCx,
    file_plan::{Contents, Lines},
    packed::Packing,
    text_head,
};
use crate::{
    batch::BlockRange,
    dstream::{DStream, IntoDStream},
    env::Unchanging,
    error::Error,
    receiver::{Batching, End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::{MAX_LINE_BYTES, Str, TextBlock, Utf8, block::utf8::Rules},
    source::SourcePart,
};
use std::{
    fmt,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// The size of a block of a regular file: that of a huge page.
const BLOCK_BYTES: u64 = 2 << 20;
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
        DStream::new(FileSource { file: self, opened: OnceLock::new(), max_bytes: AtomicU64::new(u64::MAX) })
    }
}

#[derive(Debug)]
struct FileSource {
    file: FileText,
    opened: OnceLock<Opened>,
    /// of a batch
    max_bytes: AtomicU64,
}

#[derive(Debug)]
enum Opened {
    /// a regular file, and how much of it has been given
    Regular { path: Arc<Path>, lines: Lines, cx: SourceCx, at: Mutex<At> },
    /// what can only be read from its beginning to its end; with its path if it can be read again
    Stream(ReceiverSource<Str>, Option<Arc<Path>>),
}

#[derive(Debug, Default)]
struct At {
    offset: u64,
    block: u64,
    stopped: bool,
}

impl FileSource {
    fn failed(&self, reason: &str, cause: io::Error) -> Error {
        Error::Source { name: self.name(), reason: reason.to_owned(), cause: Some(cause) }
    }

    fn is_stdin(&self) -> bool {
        self.file.path.as_os_str() == "-"
    }

    fn open(&self, cx: &SourceCx) -> Result<Opened, Error> {
        if self.is_stdin() {
            return self.stream(cx, cx.fs.stdin(), None);
        }
        let file = cx.fs.open(&self.file.path).map_err(|e| self.failed("cannot be opened", e))?;
        let len = file.size().map_err(|e| self.failed("cannot be read", e))?;
        let packing = Packing::of(&self.file.path);
        let len = match (packing, len) {
            (Some(_), _) if self.file.mapped => {
                let reason =
                    "a packed file is unpacked while it is read and cannot be mapped; leave out `.mapped()`";
                return Err(Error::source_failed(self.name(), reason));
            }
            (None, Some(len)) => len,
            (packing, len) => {
                let mut stream = file.stream().map_err(|e| self.failed("cannot be read", e))?;
                if let Some(packing) = packing {
                    stream = packing.unpack(stream).map_err(|e| self.failed("cannot be unpacked", e))?;
                }
                return self.stream(cx, stream, len.map(|_| self.file.path.as_path().into()));
            }
        };
        let contents = Contents::new(file, len, self.file.unchanging);
        let contents = contents.map_err(|e| self.failed("cannot be mapped", e))?;
        let mut rules = Rules::new(self.name(), cx.stats.clone());
        rules.utf8 = self.file.utf8;
        rules.max_line_bytes = self.file.max_line_bytes;
        let (path, lines) = (self.file.path.as_path().into(), Lines::new(contents, rules));
        let offset = lines.start().map_err(|e| self.failed("cannot be read", e))?;
        let at = Mutex::new(At { offset, ..At::default() });
        Ok(Opened::Regular { path, lines, cx: cx.clone(), at })
    }

    fn stream(
        &self,
        cx: &SourceCx,
        bytes: Box<dyn Read + Send>,
        path: Option<Arc<Path>>,
    ) -> Result<Opened, Error> {
        let options = Options {
            utf8: self.file.utf8,
            max_line_bytes: self.file.max_line_bytes,
            batching: self.file.batching,
            ..Options::default()
        };
        let source = ReceiverSource::new(Box::new(Pipe { name: self.name(), bytes }), options);
        source.bound(self.max_bytes.load(Ordering::Relaxed));
        source.start(cx)?;
        Ok(Opened::Stream(source, path))
    }
}

impl Source<Str> for FileSource {
    fn name(&self) -> String {
        if self.is_stdin() {
            "standard input".to_owned()
        } else {
            format!("file {}", self.file.path.display())
        }
    }

    fn bound(&self, bytes: u64) {
        self.max_bytes.store(bytes, Ordering::Relaxed);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let opened = self.open(cx)?;
        self.opened
            .set(opened)
            .map_err(|_| Error::source_failed(self.name(), "a source can be started only once"))?;
        // there is a batch, or the end, at once
        cx.wake.signal();
        Ok(())
    }

    fn cut(&self, limit: usize) -> Result<Cut<Str>, Error> {
        let (path, lines, cx, at) = match self.opened.get() {
            None => return Ok(Cut::empty()),
            Some(Opened::Stream(source, path)) => {
                let mut cut = source.cut(limit)?;
                cut.lineage.iter_mut().for_each(|block| block.file.clone_from(path));
                return Ok(cut);
            }
            Some(Opened::Regular { path, lines, cx, at }) => (path, lines, cx, at),
        };
        let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
        if at.stopped || at.offset == lines.len() {
            return Ok(Cut::empty());
        }
        let unreadable = |e| self.failed("cannot be read", e);
        let mut end = lines.end_of_batch(at.offset, self.file.batching).map_err(unreadable)?;
        let max_bytes = self.max_bytes.load(Ordering::Relaxed);
        if end - at.offset > max_bytes {
            end = lines.end_of_batch(at.offset, Batching::Bytes(max_bytes)).map_err(unreadable)?;
        }
        let mut cut = Cut::empty();
        for range in lines.divide(at.offset..end, limit.max(1)).map_err(unreadable)? {
            let partition = cut.parts.len() as u32;
            let mut blocks: Vec<TextBlock> = Vec::new();
            for bytes in lines.blocks(range, BLOCK_BYTES).map_err(unreadable)? {
                blocks.push(lines.block(bytes.clone()));
                cut.lineage.push(BlockRange { block: at.block, file: Some(path.clone()), bytes, partition });
                at.block += 1;
            }
            cut.parts.push(SourcePart::new(blocks));
        }
        cx.stats.bytes_in.add(end - at.offset);
        cx.stats.blocks.add(cut.lineage.len() as u64);
        at.offset = end;
        cx.wake.signal();
        Ok(cut)
    }

    fn finite(&self) -> bool {
        true
    }

    fn size(&self) -> Option<u64> {
        match self.opened.get()? {
            Opened::Stream(..) => None,
            Opened::Regular { lines, .. } => Some(lines.len()),
        }
    }

    fn finished(&self) -> bool {
        match self.opened.get() {
            None => false,
            Some(Opened::Stream(source, _)) => source.finished(),
            Some(Opened::Regular { lines, at, .. }) => {
                let at = at.lock().unwrap_or_else(PoisonError::into_inner);
                at.stopped || at.offset == lines.len()
            }
        }
    }

    fn stop(&self, graceful: bool) {
        match self.opened.get() {
            None => {}
            Some(Opened::Stream(source, _)) => source.stop(graceful),
            // what has not been read has not been received
            Some(Opened::Regular { at, .. }) => {
                at.lock().unwrap_or_else(PoisonError::into_inner).stopped = true
            }
        }
    }
}

/// What can only be read from its beginning to its end.
struct Pipe {
    name: String,
    bytes: Box<dyn Read + Send>,
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
        match text_head::without_mark(&mut self.bytes) {
            Ok((head, mark)) => {
                store.skip(mark);
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
