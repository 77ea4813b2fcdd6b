//! The records that `save_as_object_files` has written: a finite source.

use super::{
    Cut, Source, SourceCx,
    directory::{Directories, directories},
};
use crate::{
    dstream::{DStream, IntoDStream},
    env::Fs,
    error::Error,
    receiver::{Batching, End, Options, Receiver, ReceiverSource, Stopped, Store},
    record::{Block, ObjectReader, Record, Stored},
};
use std::{
    collections::VecDeque,
    fmt,
    io::{self, BufReader},
    iter,
    marker::PhantomData,
    ops::Range,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
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
        DStream::new(ObjectSource::<R::Owned> {
            path,
            batching,
            max_bytes: AtomicU64::new(u64::MAX),
            running: OnceLock::new(),
            origins: Arc::default(),
        })
    }
}

struct ObjectSource<S: Stored> {
    path: PathBuf,
    batching: Batching,
    max_bytes: AtomicU64,
    running: OnceLock<ReceiverSource<S>>,
    origins: Origins,
}

/// The file and the bytes of each block that was read and is in no batch yet, in order. Noted
/// before the block can be cut.
type Origins = Arc<Mutex<VecDeque<(Arc<Path>, Range<u64>)>>>;

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

    fn bound(&self, bytes: u64) {
        self.max_bytes.store(bytes, Ordering::Relaxed);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let files = self.files(&*cx.fs).map_err(|e| Error::Source {
            name: self.name(),
            reason: "cannot be read".to_owned(),
            cause: Some(e),
        })?;
        let receiver = Files { name: self.name(), files, fs: cx.fs.clone(), origins: self.origins.clone() };
        let options = Options { batching: self.batching, ..Options::default() };
        let source = ReceiverSource::new(Box::new(receiver), options);
        source.bound(self.max_bytes.load(Ordering::Relaxed));
        source.start(cx)?;
        let again = |_| Error::source_failed(self.name(), "a source can be started only once");
        self.running.set(source).map_err(again)
    }

    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
        let Some(source) = self.running.get() else { return Ok(Cut::empty()) };
        let mut cut = source.cut(limit)?;
        let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
        for (block, (file, bytes)) in cut.lineage.iter_mut().zip(iter::from_fn(|| origins.pop_front())) {
            (block.file, block.bytes) = (Some(file), bytes);
        }
        Ok(cut)
    }

    fn finite(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        self.running.get().is_some_and(ReceiverSource::finished)
    }

    fn stop(&self, graceful: bool) {
        if let Some(source) = self.running.get() {
            source.stop(graceful);
        }
    }
}

/// Reads the files one after another.
#[derive(Debug)]
struct Files {
    name: String,
    files: Vec<PathBuf>,
    fs: Arc<dyn Fs>,
    origins: Origins,
}

impl<S: Stored> Receiver<S> for Files {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped> {
        for path in &self.files {
            if let Some(wrong) = read(&*self.fs, path, store, &self.origins)? {
                return Ok(End::Failed(format!("`{}`: {wrong}", path.display())));
            }
        }
        Ok(End::Finished)
    }
}

/// Reads one file; gives what is wrong with it.
fn read<S: Stored>(
    fs: &dyn Fs,
    path: &Path,
    store: &Store<S>,
    origins: &Origins,
) -> Result<Option<String>, Stopped> {
    let name: Arc<Path> = path.into();
    let stream = match fs.open(path).and_then(|file| file.stream()) {
        Ok(stream) => BufReader::with_capacity(READ_BYTES, stream),
        Err(e) => return Ok(Some(format!("it cannot be opened: {e}"))),
    };
    let mut reader = match ObjectReader::open::<S>(stream) {
        Ok(reader) => reader,
        Err(wrong) => return Ok(Some(wrong)),
    };
    loop {
        let start = reader.offset();
        let block = match reader.next_block::<S>() {
            Ok(Some(records)) => S::Block::from_records(records),
            Ok(None) => return Ok(None),
            Err(wrong) => return Ok(Some(wrong)),
        };
        let origin = (name.clone(), start..reader.offset());
        origins.lock().unwrap_or_else(PoisonError::into_inner).push_back(origin);
        store.block(block)?;
    }
}
