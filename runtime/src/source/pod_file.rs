//! A file of records of a fixed layout, read where they lie: a finite source.

use super::{
    fixed::FixedFile,
    format::{DividedFile, FileFormat, FormatFile, Found},
    one_file::OneFile,
};
use crate::{
    dstream::{DStream, IntoDStream},
    env::Unchanging,
    metrics::stats::Stats,
    receiver::Batching,
    record::{OwnedRecord, Pod, PodBlock},
};
use std::{fmt, io, marker::PhantomData, ops::Range, path::PathBuf, sync::Arc};

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
        let batching = self.records.map_or(Batching::AtEnd, Batching::Lines);
        DStream::new(OneFile::new(self.path, PodFormat(self.of), batching, self.unchanging))
    }
}

/// Records in the layout of `T`.
struct PodFormat<T>(PhantomData<fn() -> T>);

impl<T> fmt::Debug for PodFormat<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PodFormat")
    }
}

impl<T> FileFormat for PodFormat<T>
where
    T: Pod + OwnedRecord<Block = PodBlock<T>>,
{
    type Stored = T;
    type File = PodRecords;

    fn check(&self) -> Result<(), &'static str> {
        if T::BYTES == 0 { Err("records of 0 bytes cannot be told apart") } else { Ok(()) }
    }

    fn open(&self, file: &Found, stats: &Arc<Stats>) -> io::Result<PodRecords> {
        FixedFile::open(file, T::BYTES, stats, &Arc::default()).map(PodRecords)
    }
}

#[derive(Debug)]
struct PodRecords(FixedFile);

impl<T> FormatFile<T> for PodRecords
where
    T: Pod + OwnedRecord<Block = PodBlock<T>>,
{
    fn records(&self) -> io::Result<Range<u64>> {
        Ok(0..self.0.whole())
    }

    fn count_rest(&self) {
        self.0.count_rest();
    }

    fn blocks(&self, range: Range<u64>, bytes: u64) -> io::Result<Vec<Range<u64>>> {
        Ok(self.0.blocks(range, bytes))
    }

    fn block(&self, range: Range<u64>) -> PodBlock<T> {
        PodBlock::fixed(self.0.block(range))
    }
}

impl<T> DividedFile<T> for PodRecords
where
    T: Pod + OwnedRecord<Block = PodBlock<T>>,
{
    fn is_border(&self, offset: u64) -> io::Result<bool> {
        Ok(self.0.is_border(offset))
    }

    fn end_of_batch(&self, from: u64, end: u64, batching: Batching) -> io::Result<u64> {
        Ok(self.0.end_of_batch(from, end, batching))
    }

    fn divide(&self, range: Range<u64>, n: usize) -> io::Result<Vec<Range<u64>>> {
        Ok(self.0.divide(range, n))
    }
}
