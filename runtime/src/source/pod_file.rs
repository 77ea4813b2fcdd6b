//! A file of records of a fixed layout, read where they lie: a finite source.

use super::{Cut, Source, SourceCx, file_plan::Contents, fixed::FixedFile, unreadable::Unreadable};
use crate::{
    batch::BlockRange,
    dstream::{DStream, IntoDStream},
    env::Unchanging,
    error::Error,
    record::{OwnedRecord, Pod, PodBlock},
    source::SourcePart,
};
use std::{
    fmt, io,
    marker::PhantomData,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

/// The size of a block: that of a huge page.
const BLOCK_BYTES: u64 = 2 << 20;

/// The records of the file `path`, end to end, in the layout of `T` with the lowest byte first. The
/// whole file is one batch, divided between the partitions, and then the context stops by itself.
///
/// What is behind the last whole record is counted as `bytes_cut`, and said.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, source::pod_file};
/// #[derive(Clone, Record)]
/// #[record(pod)]
/// #[repr(C)]
/// struct Trade { price: f64, amount: u32, symbol: [u8; 4] }
/// let trades: DStream<Trade> = pod_file("trades.bin").into_dstream();
/// # }
/// ```
pub fn pod_file<T: Pod>(path: impl Into<PathBuf>) -> PodFile<T> {
    PodFile { path: path.into(), records: None, unchanging: None, of: PhantomData }
}

/// See [`pod_file`].
#[must_use]
pub struct PodFile<T> {
    path: PathBuf,
    records: Option<u64>,
    unchanging: Option<Unchanging>,
    of: PhantomData<fn() -> T>,
}

impl<T> PodFile<T> {
    /// Several batches of so many records each.
    pub fn batch_records(mut self, records: u64) -> Self {
        self.records = Some(records.max(1));
        self
    }

    /// Asks for a file that is divided where it lies. It is read into private memory block by
    /// block, as without this: see [`FileText::mapped`](super::FileText::mapped).
    /// [`PodFile::mapped_unchecked`] does without the copy.
    pub fn mapped(self) -> Self {
        self
    }

    /// It is mapped.
    pub(super) fn unchanging(self, promise: Unchanging) -> Self {
        PodFile { unchanging: Some(promise), ..self }
    }
}

impl<T> fmt::Debug for PodFile<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PodFile({})", self.path.display())
    }
}

impl<T> IntoDStream<T> for PodFile<T>
where
    T: Pod + OwnedRecord<Block = PodBlock<T>>,
{
    fn into_dstream(self) -> DStream<T> {
        DStream::new(PodSource { file: self, max_bytes: AtomicU64::new(u64::MAX), running: OnceLock::new() })
    }
}

struct PodSource<T> {
    file: PodFile<T>,
    /// of a batch
    max_bytes: AtomicU64,
    running: OnceLock<Running>,
}

impl<T> fmt::Debug for PodSource<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PodSource({:?})", self.file)
    }
}

#[derive(Debug)]
struct Running {
    path: Arc<Path>,
    file: FixedFile,
    /// bytes of whole records
    len: u64,
    cx: SourceCx,
    at: Mutex<At>,
}

#[derive(Debug, Default)]
struct At {
    offset: u64,
    block: u64,
    stopped: bool,
}

impl<T: Pod> PodSource<T> {
    fn name(&self) -> String {
        format!("file {}", self.file.path.display())
    }

    fn failed(&self, reason: &str, cause: io::Error) -> Error {
        Error::Source { name: self.name(), reason: reason.to_owned(), cause: Some(cause) }
    }

    fn open(&self, cx: &SourceCx) -> Result<Running, Error> {
        if T::BYTES == 0 {
            return Err(Error::source_failed(self.name(), "records of 0 bytes cannot be told apart"));
        }
        let file = cx.fs.open(&self.file.path).map_err(|e| self.failed("cannot be opened", e))?;
        let len = file.size().map_err(|e| self.failed("cannot be read", e))?;
        let len = len.ok_or_else(|| Error::source_failed(self.name(), "it is not a regular file"))?;
        let contents = Contents::new(file, len, self.file.unchanging);
        let contents = contents.map_err(|e| self.failed("cannot be mapped", e))?;
        let (name, stats) = (self.name(), cx.stats.clone());
        let unreadable = Unreadable::Fails;
        let file = FixedFile { contents, name, record_bytes: T::BYTES, stats, unreadable };
        let (path, len) = (self.file.path.as_path().into(), file.whole(&AtomicBool::new(false)));
        Ok(Running { path, len, file, cx: cx.clone(), at: Mutex::default() })
    }
}

impl<T> Source<T> for PodSource<T>
where
    T: Pod + OwnedRecord<Block = PodBlock<T>>,
{
    fn name(&self) -> String {
        PodSource::name(self)
    }

    fn bound(&self, bytes: u64) {
        self.max_bytes.store(bytes, Ordering::Relaxed);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let running = self.open(cx)?;
        let again = |_| Error::source_failed(self.name(), "a source can be started only once");
        self.running.set(running).map_err(again)?;
        // there is a batch, or the end, at once
        cx.wake.signal();
        Ok(())
    }

    fn cut(&self, limit: usize) -> Result<Cut<T>, Error> {
        let Some(Running { path, file, len, cx, at }) = self.running.get() else { return Ok(Cut::empty()) };
        let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
        if at.stopped || at.offset == *len {
            return Ok(Cut::empty());
        }
        let record = T::BYTES as u64;
        let of_batch = self.file.records.map_or(*len, |records| records.saturating_mul(record));
        let at_most = (self.max_bytes.load(Ordering::Relaxed) / record).max(1).saturating_mul(record);
        let end = at.offset.saturating_add(of_batch.min(at_most)).min(*len);
        let share = (end - at.offset).div_ceil(limit.max(1) as u64).next_multiple_of(record);
        let mut cut = Cut::empty();
        for part in file.blocks(at.offset..end, share) {
            let partition = cut.parts.len() as u32;
            let mut blocks = Vec::new();
            for bytes in file.blocks(part, BLOCK_BYTES) {
                blocks.push(PodBlock::fixed(file.block(bytes.clone())));
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

    fn finished(&self) -> bool {
        self.running.get().is_some_and(|Running { len, at, .. }| {
            let at = at.lock().unwrap_or_else(PoisonError::into_inner);
            at.stopped || at.offset == *len
        })
    }

    fn stop(&self, _: bool) {
        if let Some(running) = self.running.get() {
            running.at.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
        }
    }
}
