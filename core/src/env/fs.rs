//! The file seam: nothing else in the runtime touches files. Errors are `io::Error`s of the system;
//! the caller adds the path with [`Error::Io`](crate::error::Error).

use super::{Map, Unchanging};
use std::{
    fmt,
    io::{self, Read, Write},
    ops::Range,
    path::{Component, Path, PathBuf},
};

/// Where files are.
///
/// # What survives a loss of power
///
/// A file and its name are two things. [`FileWrite::sync`] keeps the bytes of a file,
/// [`Fs::sync_dir`] the names in a folder: of a new file both are needed, and so is a sync of the
/// folder that the folder is in, if that is new too. Whatever is not synced may survive or not,
/// each write and each name by itself. [`MemFs::crash`](super::MemFs::crash) loses it in tests.
pub trait Fs: fmt::Debug + Send + Sync + 'static {
    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>>;
    /// Opens a regular file for reading. Never waits, as opening a pipe does until somebody writes
    /// into it.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] when it is something else than a regular file.
    fn open_regular(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        self.open(path)
    }
    /// Reads `range` of a file, in bytes, whole.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] when the file ends before the range does.
    fn read_range(&self, path: &Path, range: Range<u64>) -> io::Result<Vec<u8>> {
        read_range(&*self.open(path)?, range)
    }
    /// Creates a file for writing; what was there is gone.
    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>>;
    /// Opens a file for writing at its end, wherever that is at each write; creates it if it is
    /// not there.
    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>>;
    /// Cuts a file off after its first `len` bytes. Survives a loss of power once a
    /// [`FileWrite`] of the file has been synced.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] when the file is shorter.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Creates a folder and those above it; nothing happens when it is there.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder whose parent exists.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when something of that name is there. Of several threads or
    /// processes that create the same folder, one succeeds: this is how a name is claimed.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Returns when all names in a folder, as they are now, would survive a loss of power.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where the system cannot sync a folder (Windows).
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Renames a file or folder, also over an existing file or an empty folder.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file or folder and never replaces anything.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when something of the new name is there.
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Adds a second name for a file, in the same file system. The file exists until its last name
    /// is removed. Of several processes that link files to one name, one succeeds, and the name is
    /// never seen with half a file: write a file, sync it, and link it to put it there unless
    /// something is there.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when something of that name is there.
    fn link(&self, file: &Path, name: &Path) -> io::Result<()>;
    /// Locks a file against everybody else who locks it, in this process too, until the lock is
    /// dropped or the process ends, in whatever way. Creates the file if it is not there; what it
    /// contains stays. Reading and writing go on as before: the lock is advisory.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] when somebody holds the lock. [`io::ErrorKind::Unsupported`]
    /// where the system has no such locks (Windows).
    fn lock(&self, path: &Path) -> io::Result<FileLock>;
    /// Returns what is in a folder, sorted by path. Something that vanishes while the folder is
    /// read may be left out; something that cannot be looked at is [`EntryKind::Unusable`], and not
    /// an error.
    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Whether there is a file or folder.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Removes a name of a file, and the file with its last one.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all that is in it.
    fn remove_dir_all(&self, path: &Path) -> io::Result<()>;
    /// The one name of a folder that is there, however `path` leads to it: without links, `.` and
    /// `..`.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(plain(path))
    }
    /// The standard input.
    fn stdin(&self) -> Box<dyn Read + Send>;
}

/// A lock on a file ([`Fs::lock`]); dropping it releases the lock.
#[must_use = "dropping a lock releases it"]
pub struct FileLock(#[expect(dead_code, reason = "held until it is dropped")] Box<dyn Send + Sync>);

impl FileLock {
    /// A lock that lasts until `held` is dropped.
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
    // a range of a damaged file may have any length
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

/// A path without `.` and repeated `/`, and without `..` behind a name: what it means where no
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

/// Whether the machine lacks something, memory or free file handles: then an error says nothing
/// about the file.
#[doc(hidden)]
pub fn is_of_machine(e: &io::Error) -> bool {
    #[cfg(unix)]
    if matches!(e.raw_os_error(), Some(libc::EMFILE | libc::ENFILE | libc::ENOMEM)) {
        return true;
    }
    e.kind() == io::ErrorKind::OutOfMemory
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The folder, and the name in it.
    pub path: PathBuf,
    /// What it is; a link is what it leads to.
    pub kind: EntryKind,
    /// Its length in bytes, if it is a file.
    pub len: u64,
    /// When its contents were changed last: microseconds since 1970.
    pub modified: u64,
    /// Tells a file from another one that takes its place, as far as the file system can: its
    /// inode.
    pub id: u64,
}

/// What an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a socket, a device.
    Other,
    /// It cannot be looked at: a link that leads nowhere or to itself, or something that access to
    /// is denied.
    Unusable(io::ErrorKind),
}

/// A file that is read, from several threads at once.
pub trait FileRead: fmt::Debug + Send + Sync + 'static {
    /// Its length in bytes, when it is a regular file; pipes, devices and what the system makes
    /// while it is read (`/proc`) have none and are read with [`FileRead::stream`].
    fn size(&self) -> io::Result<Option<u64>>;
    /// Distinguishes it from another file of the same name.
    fn identity(&self) -> io::Result<FileIdentity> {
        Ok(FileIdentity::default())
    }
    /// Reads some bytes from `offset` on, 0 at the end.
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize>;
    /// The bytes one after another.
    fn stream(&self) -> io::Result<Box<dyn Read + Send>>;
    /// The whole file in memory without reading it, where the system can.
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

/// A file that is written.
pub trait FileWrite: Write + fmt::Debug + Send {
    /// Returns when the bytes of the file, as they are now, would survive a loss of power. Its name
    /// does so only after [`Fs::sync_dir`].
    ///
    /// After an error, what was not synced before may be lost even if a later sync succeeds.
    fn sync(&mut self) -> io::Result<()>;
}
