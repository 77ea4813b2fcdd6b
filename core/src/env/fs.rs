//! The file seam: nothing else in the runtime touches files. Errors are `io::Error`s of the system;
//! who calls adds the path by [`Error::Io`](crate::error::Error).

use super::{Map, Unchanging};
use std::{
    fmt,
    io::{self, Read, Write},
    path::{Component, Path, PathBuf},
};

/// Where files are.
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
    /// Creates a file for writing; what was there is gone.
    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>>;
    /// Creates a folder and those above it; nothing happens when it is there.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder whose parent exists.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when something of that name is there. Of several threads or
    /// processes that create the same folder, one succeeds: this is how a name is claimed.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Renames a file or folder, also over an existing file.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a folder and never replaces anything.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when something of the new name is there.
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// The paths in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// What is in a folder, sorted by path. Something that vanishes while the folder is read may be
    /// left out; something that cannot be looked at is [`EntryKind::Unusable`], and no error.
    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Whether there is a file or folder.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Removes a file.
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
    /// Reads some bytes from `offset` on, 0 at the end.
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize>;
    /// The bytes one after another.
    fn stream(&self) -> io::Result<Box<dyn Read + Send>>;
    /// The whole file in memory without reading it, where the system can.
    fn map(&self, promise: Unchanging) -> io::Result<Map>;
}

/// A file that is written.
pub trait FileWrite: Write + fmt::Debug + Send {
    /// Returns when everything written so far would survive a loss of power.
    fn sync(&mut self) -> io::Result<()>;
}
