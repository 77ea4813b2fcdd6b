//! Files whose calls fail or take long when a test asks for it.

use super::{Clock, Entry, FileIdentity, FileLock, FileRead, FileWrite, Fs, Map, Unchanging, Wake, micros};
use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Wraps other files so that each call may fail and each sync may take long. Clones share the
/// count.
///
/// Calls are counted from 0: those of [`Fs`], and the reads, writes and syncs of open files. A test
/// that fails each of them in turn finds every place that ignores an error:
///
/// ```
/// use std::{io::{self, ErrorKind, Write}, path::Path};
/// use streamc::env::{FaultyFs, Fs, MemFs};
///
/// fn save(fs: &dyn Fs) -> io::Result<()> {
///     let mut file = fs.create(Path::new("new"))?;
///     file.write_all(b"text")?;
///     file.sync()?;
///     fs.rename(Path::new("new"), Path::new("file"))
/// }
///
/// let fs = FaultyFs::new(MemFs::new());
/// save(&fs)?;
/// for call in 0..fs.calls() {
///     let fs = FaultyFs::new(MemFs::new());
///     fs.fail(call, ErrorKind::StorageFull);
///     assert_eq!(save(&fs).unwrap_err().kind(), ErrorKind::StorageFull);
/// }
/// # Ok::<(), io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FaultyFs {
    fs: Arc<dyn Fs>,
    faults: Arc<Mutex<Faults>>,
}

#[derive(Debug, Default)]
struct Faults {
    calls: u64,
    /// this call fails, or it and all later ones
    fails: Option<(u64, bool, io::ErrorKind)>,
    sync_takes: Option<(Arc<dyn Clock>, u64)>,
}

impl FaultyFs {
    /// Wraps files, without faults at first.
    #[must_use]
    pub fn new(fs: impl Fs) -> Self {
        FaultyFs { fs: Arc::new(fs), faults: Arc::default() }
    }

    /// Returns how many calls there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.faults().calls
    }

    /// Makes call number `n` fail with `kind` and do nothing.
    pub fn fail(&self, n: u64, kind: io::ErrorKind) {
        self.faults().fails = Some((n, false, kind));
    }

    /// Makes call number `n` and all later ones fail with `kind`, as if the disk were gone, or the
    /// process that makes the calls.
    pub fn fail_from(&self, n: u64, kind: io::ErrorKind) {
        self.faults().fails = Some((n, true, kind));
    }

    /// Makes every later sync, of a file or a folder, take at least this long.
    pub fn delay_sync(&self, clock: Arc<dyn Clock>, delay: Duration) {
        self.faults().sync_takes = Some((clock, micros(delay)));
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a call.
    fn call(&self) -> io::Result<&dyn Fs> {
        let mut faults = self.faults();
        let number = faults.calls;
        faults.calls += 1;
        match faults.fails {
            Some((n, from, kind)) if n == number || from && n < number => Err(kind.into()),
            _ => Ok(&*self.fs),
        }
    }

    fn sync(&self) -> io::Result<&dyn Fs> {
        let fs = self.call()?;
        let takes = self.faults().sync_takes.clone();
        if let Some((clock, delay)) = takes {
            let until = clock.monotonic().saturating_add(delay);
            while clock.wait(&Wake::new(), Some(until)) {}
        }
        Ok(fs)
    }

    fn writing(&self, file: Box<dyn FileWrite>) -> Box<dyn FileWrite> {
        Box::new(Writing { fs: self.clone(), file })
    }

    fn reading(&self, file: Box<dyn FileRead>) -> Box<dyn FileRead> {
        Box::new(Reading { fs: self.clone(), file })
    }
}

impl Fs for FaultyFs {
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        self.call()?.open(path).map(|file| self.reading(file))
    }
    fn open_regular(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        self.call()?.open_regular(path).map(|file| self.reading(file))
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        self.call()?.create(path).map(|file| self.writing(file))
    }
    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        self.call()?.append(path).map(|file| self.writing(file))
    }
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        self.call()?.truncate(path, len)
    }
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.call()?.create_dir_all(path)
    }
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.call()?.create_dir(path)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.sync()?.sync_dir(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?.rename(from, to)
    }
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?.rename_noreplace(from, to)
    }
    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        self.call()?.link(file, name)
    }
    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        self.call()?.lock(path)
    }
    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.call()?.entries(folder)
    }
    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.call()?.exists(path)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call()?.remove_file(path)
    }
    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        self.call()?.remove_dir_all(path)
    }
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.call()?.real_path(path)
    }
    fn stdin(&self) -> Box<dyn Read + Send> {
        self.fs.stdin()
    }
}

#[derive(Debug)]
struct Reading {
    fs: FaultyFs,
    file: Box<dyn FileRead>,
}

impl FileRead for Reading {
    fn size(&self) -> io::Result<Option<u64>> {
        self.file.size()
    }
    fn identity(&self) -> io::Result<FileIdentity> {
        self.file.identity()
    }
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        self.fs.call()?;
        self.file.read_at(bytes, offset)
    }
    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        self.fs.call()?;
        self.file.stream()
    }
    fn map(&self, promise: Unchanging) -> io::Result<Map> {
        self.fs.call()?;
        self.file.map(promise)
    }
}

#[derive(Debug)]
struct Writing {
    fs: FaultyFs,
    file: Box<dyn FileWrite>,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.fs.call()?;
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl FileWrite for Writing {
    fn sync(&mut self) -> io::Result<()> {
        self.fs.sync()?;
        self.file.sync()
    }
}
