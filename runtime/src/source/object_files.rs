//! The records that `save_as_object_files` has written: a finite source.

use super::{
    Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    directory::{Directories, directories},
    read_ahead::ReadAhead,
};
use crate::{
    batch::{FileId, Position, Span, SplitStatus},
    dstream::{DStream, IntoDStream},
    env::{FileIdentity, FileRead, Fs},
    error::Error,
    receiver::{Batching, End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::{Block, OBJECT_END_BYTES, ObjectReader, Record, Stored},
};
use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    io::{self, BufReader, Read},
    marker::PhantomData,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// How much is read at once.
const READ_BYTES: usize = 256 << 10;

/// The records of the files that `save_as_object_files` has written: of one file, of the folder of
/// a batch, or of all folders whose names fit a pattern (`out/pairs-*.bin`), in the order of their
/// names. All of it is one batch, and then the context stops by itself.
///
/// A file that was cut or changed, or holds records of another type, stops the context with an
/// error that names the file and the place in it; the records before that place may have been
/// processed.
///
/// ```
/// use streamc::{dstream::{DStream, IntoDStream}, source::object_files};
/// let pairs: DStream<(&str, u64)> = object_files("out/pairs-*.bin").batch_bytes(64 << 20).into_dstream();
/// ```
pub fn object_files<R: Record>(path: impl Into<PathBuf>) -> ObjectFiles<R> {
    ObjectFiles { path: path.into(), batching: Batching::AtEnd, of: PhantomData }
}

/// See [`object_files`].
#[must_use]
pub struct ObjectFiles<R> {
    path: PathBuf,
    batching: Batching,
    of: PhantomData<fn() -> R>,
}

impl<R> ObjectFiles<R> {
    /// Several batches of about so many bytes in memory.
    pub fn batch_bytes(mut self, bytes: u64) -> Self {
        self.batching = Batching::Bytes(bytes.max(1));
        self
    }
}

impl<R> fmt::Debug for ObjectFiles<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectFiles({})", self.path.display())
    }
}

impl<R: Record> IntoDStream<R> for ObjectFiles<R> {
    fn into_dstream(self) -> DStream<R> {
        let (path, batching) = (self.path, self.batching);
        DStream::new(ObjectSource::<R::Owned> { path, batching, running: OnceLock::new() })
    }
}

struct ObjectSource<S: Stored> {
    path: PathBuf,
    batching: Batching,
    running: OnceLock<Running<S>>,
}

struct Running<S: Stored> {
    ahead: ReadAhead<S>,
    origins: Origins,
    fs: Arc<dyn Fs>,
}

/// The file and the bytes of each block that was read and is in no batch yet, in order. Noted
/// before the block can be planned.
type Origins = Arc<Mutex<VecDeque<(Arc<FileId>, Range<u64>)>>>;

impl<S: Stored> fmt::Debug for ObjectSource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectSource({})", self.path.display())
    }
}

impl<S: Stored> ObjectSource<S> {
    /// The files, in order.
    fn files(&self, fs: &dyn Fs) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let Directories { found, mut failed, .. } = directories(fs, &self.path);
        if let Some((_, e)) = failed.pop() {
            return Err(e);
        }
        for folder in found {
            match fs.entries(&folder) {
                Ok(inside) => {
                    files.extend(inside.into_iter().map(|entry| entry.path).filter(|path| is_part(path)));
                }
                // one file
                Err(_) if fs.open(&folder).is_ok() => files.push(folder),
                Err(e) => return Err(e),
            }
        }
        if files.is_empty() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "there is no file `part-..`"));
        }
        Ok(files)
    }
}

fn is_part(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"part-"))
}

impl<S: Stored> Source<S> for ObjectSource<S> {
    fn name(&self) -> String {
        format!("object files {}", self.path.display())
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        let files = self.files(&*cx.fs).map_err(|e| Error::Source {
            name: self.name(),
            reason: "cannot be read".to_owned(),
            cause: Some(e),
        })?;
        let mut begun = BTreeMap::new();
        for (file, offset) in from.iter().filter_map(|(_, at)| place(at)) {
            let is_there = files.iter().any(|path| **path == *file.path);
            // one that was read to its end may be gone
            if is_there || offset + OBJECT_END_BYTES < file.len {
                let wrong = |why| {
                    let path = file.path.display();
                    let reason = format!("`{path}` was read up to byte {offset} before, and {why}");
                    Error::source_failed(self.name(), reason)
                };
                as_it_was(&*cx.fs, file).map_err(wrong)?;
            }
            begun.insert(Arc::clone(&file.path), offset);
        }
        let files = files.into_iter().map(|path| {
            let offset = begun.get(path.as_path()).copied().unwrap_or(0);
            (path, offset)
        });
        let (files, origins) = (files.collect(), Origins::default());
        let receiver = Files { name: self.name(), files, fs: cx.fs.clone(), origins: origins.clone() };
        let options = Options { batching: self.batching, ..Options::default() };
        let ahead = ReadAhead::start(ReceiverSource::new(Box::new(receiver), options), cx)?;
        let again = |_| Error::source_failed(self.name(), "a source can be started only once");
        self.running.set(Running { ahead, origins, fs: cx.fs.clone() }).map_err(again)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let Some(running) = self.running.get() else { return Ok(Planned::nothing(SplitStatus::Behind)) };
        running.ahead.plan(limits, |_| {
            let mut origins = running.origins.lock().unwrap_or_else(PoisonError::into_inner);
            origins.pop_front().expect("the origin of a block is noted before the block")
        })
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        let Some(Running { ahead, fs, .. }) = self.running.get() else {
            return Err(ReadError::Failed("it was not started".to_owned()));
        };
        ahead.read(spans, reading, || read_again::<S>(&**fs, spans))
    }

    fn replayable(&self) -> bool {
        true
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        self.running.get().is_some_and(|running| running.ahead.finished())
    }

    fn stop(&self, graceful: bool) {
        self.running.get().into_iter().for_each(|running| running.ahead.stop(graceful));
    }

    fn decided(&self, _: &[Span]) {}
}

fn place(position: &Position) -> Option<(&FileId, u64)> {
    match position {
        Position::File { file, offset } => Some((file, *offset)),
        _ => None,
    }
}

/// Whether a file is the one that was read before, or what became of it.
fn as_it_was(fs: &dyn Fs, before: &FileId) -> Result<(), String> {
    let now = fs.open(&before.path).and_then(|file| id_of(&before.path, &*file));
    let now = now.map_err(|e| format!("it cannot be opened any more: {e}"))?;
    if now.len != before.len {
        return Err(format!("it has {} bytes now, and had {}", now.len, before.len));
    }
    match (now.id, now.modified) != (before.id, before.modified) {
        true => Err("it has been changed or replaced since".to_owned()),
        false => Ok(()),
    }
}

fn id_of(path: &Path, file: &dyn FileRead) -> io::Result<FileId> {
    let FileIdentity { id, modified } = file.identity()?;
    Ok(FileId::new(path, file.size()?.unwrap_or(u64::MAX)).with_identity(id, modified))
}

/// Reads the files one after another.
#[derive(Debug)]
struct Files {
    name: String,
    /// with where each is begun
    files: Vec<(PathBuf, u64)>,
    fs: Arc<dyn Fs>,
    origins: Origins,
}

impl<S: Stored> Receiver<S> for Files {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped> {
        for (path, offset) in &self.files {
            if let Some(wrong) = read(&*self.fs, path, *offset, store, &self.origins)? {
                return Ok(End::Failed(format!("`{}`: {wrong}", path.display())));
            }
        }
        Ok(End::Finished)
    }
}

type Reader = ObjectReader<BufReader<Box<dyn Read + Send>>>;

/// Opens a file.
fn open<S: Stored>(fs: &dyn Fs, path: &Path) -> Result<(Reader, FileId), String> {
    let opened = fs.open(path).and_then(|file| Ok((file.stream()?, id_of(path, &*file)?)));
    let (stream, id) = opened.map_err(|e| format!("it cannot be opened: {e}"))?;
    let reader = ObjectReader::open::<S>(BufReader::with_capacity(READ_BYTES, stream))?;
    Ok((reader, id))
}

/// Reads one file from a place on; returns what is wrong with it.
fn read<S: Stored>(
    fs: &dyn Fs,
    path: &Path,
    from: u64,
    store: &Store<S>,
    origins: &Origins,
) -> Result<Option<String>, Stopped> {
    let opened = open::<S>(fs, path);
    let begun =
        opened.and_then(|(mut reader, id)| reader.skip_to(from.max(reader.offset())).map(|()| (reader, id)));
    let (mut reader, id) = match begun {
        Ok(begun) => begun,
        Err(wrong) => return Ok(Some(wrong)),
    };
    let file = Arc::new(id);
    loop {
        let start = reader.offset();
        let block = match reader.next_block::<S>() {
            Ok(Some(records)) => S::Block::from_records(records),
            Ok(None) => return Ok(None),
            Err(wrong) => return Ok(Some(wrong)),
        };
        let origin = (Arc::clone(&file), start..reader.offset());
        origins.lock().unwrap_or_else(PoisonError::into_inner).push_back(origin);
        store.block(block)?;
    }
}

/// The blocks of spans, which are in order in each file.
fn read_again<S: Stored>(fs: &dyn Fs, spans: &[Span]) -> Result<Vec<S::Block>, ReadError> {
    let mut reading: Option<(Arc<Path>, Reader)> = None;
    let mut blocks = Vec::with_capacity(spans.len());
    for span in spans {
        let (path, bytes) =
            span.file_range().ok_or_else(|| ReadError::Failed("it is in no file".to_owned()))?;
        let gone = |why: String| ReadError::Gone(format!("`{}`: {why}", path.display()));
        let mut reader = match reading.take() {
            Some((last, reader)) if last == *path && reader.offset() <= bytes.start => reader,
            _ => {
                let before = span.from.file().expect("it is in a file");
                as_it_was(fs, before).map_err(gone)?;
                open::<S>(fs, path).map_err(gone)?.0
            }
        };
        reader.skip_to(bytes.start).map_err(gone)?;
        let records = reader.next_block::<S>().map_err(gone)?;
        blocks.push(S::Block::from_records(records.ok_or_else(|| gone("it has become shorter".to_owned()))?));
        if reader.offset() != bytes.end {
            return Err(gone(format!("no block of it ends at byte {}: it is another file", bytes.end)));
        }
        reading = Some((Arc::clone(path), reader));
    }
    Ok(blocks)
}
