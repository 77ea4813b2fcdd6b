//! The file seam: nothing else in the runtime touches files. Errors are the system's `io::Error`s;
//! the caller adds the path with [`Error::Io`](crate::error::Error).

use super::{Map, Unchanging};
use std::{
    fmt,
    io::{self, Read, Write},
    ops::Range,
    path::{Component, Path, PathBuf},
};

/// Access to files.
///
/// # What survives a loss of power
///
/// A file and its name are separate. [`FileWrite::sync`] makes a file's bytes durable,
/// [`Fs::sync_dir`] the names in a folder. A new file needs both, and if its folder is also new, a
/// sync of the parent folder. Whatever is not synced may or may not survive, each write and each
/// name independently. [`MemFs::crash`](super::MemFs::crash) loses it in tests.
pub trait Fs: fmt::Debug + Send + Sync + 'static {
    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>>;
    /// Opens a regular file for reading. Never blocks, whereas opening a pipe blocks until
    /// something writes to it.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] if it is not a regular file.
    fn open_regular(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        self.open(path)
    }
    /// Reads all of `range`, in bytes, of a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] if the file ends before the range does.
    fn read_range(&self, path: &Path, range: Range<u64>) -> io::Result<Vec<u8>> {
        read_range(&*self.open(path)?, range)
    }
    /// Creates a file for writing and truncates an existing one.
    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>>;
    /// Opens a file for appending and creates it if it does not exist. Each write goes to what is
    /// then the end.
    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>>;
    /// Truncates a file to its first `len` bytes. Survives a loss of power once a [`FileWrite`] of
    /// the file has been synced.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] when the file is shorter.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Creates a folder and its parents; does nothing if it exists.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder whose parent exists.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if the name is taken. Of several threads or processes that
    /// create the same folder, exactly one succeeds, so this can be used to claim a name.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Returns once all current names in a folder would survive a loss of power.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where the system cannot sync a folder (Windows).
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Renames a file or folder. Replaces an existing file or an empty folder.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file or folder, without ever replacing anything.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if the new name is taken.
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Adds a second name for a file, in the same file system. The file exists until its last name
    /// is removed. Of several processes that link files to one name, exactly one succeeds, and
    /// nobody ever sees a partial file under that name. To publish a file without replacing
    /// another: write it, sync it, and link it.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if the name is taken.
    fn link(&self, file: &Path, name: &Path) -> io::Result<()>;
    /// Locks a file against everyone else who locks it, including this process, until the lock is
    /// dropped or the process ends for whatever reason. Creates the file if it does not exist, and
    /// leaves its contents alone. The lock is advisory: it does not prevent reads and writes.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] if the lock is held. [`io::ErrorKind::Unsupported`] where the
    /// system has no such locks (Windows).
    fn lock(&self, path: &Path) -> io::Result<FileLock>;
    /// Returns the entries of a folder, sorted by path. An entry that vanishes during the call may
    /// be missing; one that cannot be examined is [`EntryKind::Unusable`], not an error.
    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Whether there is a file or folder of that name.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Removes a name of a file; the last name takes the file with it.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder and everything in it.
    fn remove_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Returns the canonical path of an existing folder: without links, `.` and `..`.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(plain(path))
    }
    /// Returns stdin.
    fn stdin(&self) -> Box<dyn Read + Send>;
}

/// A lock on a file ([`Fs::lock`]); dropping it releases the lock.
#[must_use = "dropping a lock releases it"]
pub struct FileLock(#[expect(dead_code, reason = "held until it is dropped")] Box<dyn Send + Sync>);

impl FileLock {
    /// Creates a lock that lasts until `held` is dropped.
    pub fn new(held: impl Send + Sync + 'static) -> Self {
        FileLock(Box::new(held))
    }
}

impl fmt::Debug for FileLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileLock")
    }
}

fn read_range(file: &dyn FileRead, Range { start, end }: Range<u64>) -> io::Result<Vec<u8>> {
    let short = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let wanted = usize::try_from(end.saturating_sub(start)).map_err(|_| io::ErrorKind::OutOfMemory)?;
    // a range from a damaged file may have any length
    if let Some(size) = file.size()?
        && size < end
    {
        return Err(short());
    }
    let (mut bytes, mut read) = (vec![0; wanted], 0);
    while read < wanted {
        match file.read_at(&mut bytes[read..], start + read as u64) {
            Ok(0) => return Err(short()),
            Ok(n) => read += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(bytes)
}

/// Normalizes a path lexically: removes `.`, repeated `/`, and `..` after a name. Correct if no
/// folder is a link.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// Whether the machine ran out of memory or file handles, so that the error says nothing about the
/// file.
#[doc(hidden)]
pub fn is_of_machine(e: &io::Error) -> bool {
    #[cfg(unix)]
    if matches!(e.raw_os_error(), Some(libc::EMFILE | libc::ENFILE | libc::ENOMEM)) {
        return true;
    }
    e.kind() == io::ErrorKind::OutOfMemory
}

/// An entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path: the folder and the name in it.
    pub path: PathBuf,
    /// Its kind; for a link, that of its target.
    pub kind: EntryKind,
    /// Its length in bytes, if it is a file.
    pub len: u64,
    /// When its contents last changed: microseconds since 1970.
    pub modified: u64,
    /// Distinguishes a file from one that replaces it, as far as the file system can: its inode.
    pub id: u64,
}

/// The kind of an [`Entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a socket, a device.
    Other,
    /// Cannot be examined: a link to nothing or to itself, or access is denied.
    Unusable(io::ErrorKind),
}

/// An open file that several threads can read at once.
pub trait FileRead: fmt::Debug + Send + Sync + 'static {
    /// Returns its length in bytes if it is a regular file. Pipes, devices and files that the
    /// system generates on the fly (`/proc`) have no length and are read with [`FileRead::stream`].
    fn size(&self) -> io::Result<Option<u64>>;
    /// Distinguishes it from another file of the same name.
    fn identity(&self) -> io::Result<FileIdentity> {
        Ok(FileIdentity::default())
    }
    /// Reads some bytes at `offset`; returns 0 at the end.
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize>;
    /// Returns a reader for the bytes, in order.
    fn stream(&self) -> io::Result<Box<dyn Read + Send>>;
    /// Maps the whole file into memory without reading it, if the system can.
    fn map(&self, promise: Unchanging) -> io::Result<Map>;
}

/// What distinguishes a file from another one of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileIdentity {
    /// Its inode, or 0 if the file system has none.
    pub id: u64,
    /// When its contents last changed, in microseconds since 1970; 0 if unknown.
    pub modified: u64,
}

/// An open file for writing.
pub trait FileWrite: Write + fmt::Debug + Send {
    /// Returns once the current bytes of the file would survive a loss of power. For its name, that
    /// takes [`Fs::sync_dir`].
    ///
    /// After an error, bytes that were not synced before may be lost even if a later sync succeeds.
    fn sync(&mut self) -> io::Result<()>;
}
