//! The machine's files.
#![expect(clippy::disallowed_methods, reason = "this is the seam")]

use super::{Entry, EntryKind, FileIdentity, FileLock, FileRead, FileWrite, Fs, Map, Unchanging};
use crate::env::micros;
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// The files of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

#[derive(Debug)]
struct Open(File);

/// Whether a file has the size that its metadata states. The system generates some files only when
/// they are read: those in `/proc` claim a size of 0, those in `/sys` a page.
fn has_that_size(file: &Open, about: &fs::Metadata) -> io::Result<bool> {
    let mut byte = [0];
    if about.len() == 0 {
        return Ok(file.read_at(&mut byte, 0)? == 0);
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::blocks(about) == 0 {
        return Ok(file.read_at(&mut byte, about.len() - 1)? == 1);
    }
    Ok(true)
}

/// Whether nothing has that name, not even a dangling link.
fn gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|e| e.kind() == io::ErrorKind::NotFound)
}

/// Microseconds since 1970.
fn modified(about: &fs::Metadata) -> io::Result<u64> {
    Ok(micros(about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default()))
}

#[cfg(unix)]
fn id_of(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn id_of(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(not(unix))]
fn unsupported<T>(what: &str) -> io::Result<T> {
    let text = format!("{what} is not supported on this system, only on Linux and macOS");
    Err(io::Error::new(io::ErrorKind::Unsupported, text))
}

/// A file that is locked until it is closed.
#[cfg(unix)]
fn lock(path: &Path) -> io::Result<FileLock> {
    use rustix::fs::{FlockOperation::NonBlockingLockExclusive, flock};
    // without opening it for reading, so that locking works where only writing is allowed
    let file = File::options().write(true).create(true).truncate(false).open(path)?;
    flock(&file, NonBlockingLockExclusive)?;
    Ok(FileLock::new(file))
}

#[cfg(not(unix))]
fn lock(_: &Path) -> io::Result<FileLock> {
    unsupported("locking a file")
}

/// `None` where that is not possible.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_in_one_step(from: &Path, to: &Path) -> Option<io::Result<()>> {
    use rustix::{
        fs::{CWD, RenameFlags, renameat_with},
        io::Errno,
    };
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
        done => Some(done.map_err(io::Error::from)),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_in_one_step(_: &Path, _: &Path) -> Option<io::Result<()>> {
    None
}

impl Fs for RealFs {
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        let file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok(Box::new(Open(file)))
    }

    fn open_regular(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        let mut options = File::options();
        options.read(true);
        // has no effect on a regular file
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
        let file = options.open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
        }
        Ok(Box::new(Open(file)))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        Ok(Box::new(Open(File::create(path)?)))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        Ok(Box::new(Open(File::options().append(true).create(true).open(path)?)))
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let file = File::options().write(true).open(path)?;
        if file.metadata()?.len() < len {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        file.set_len(len)
    }

    #[cfg(unix)]
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        let file = File::open(folder)?;
        if !file.metadata()?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        file.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        unsupported("syncing a folder")
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Where the system or the file system cannot do it in one step, a file gets its new name
    /// before it loses the old one, and a folder could replace an empty folder created between the
    /// check and the rename.
    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Some(done) = rename_in_one_step(from, to) {
            return done;
        }
        use io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, NotADirectory, NotFound};
        let is_folder = fs::symlink_metadata(from)?.is_dir();
        match fs::symlink_metadata(to) {
            Ok(_) => return Err(AlreadyExists.into()),
            Err(e) if e.kind() == NotFound => {}
            Err(e) => return Err(e),
        }
        if !is_folder {
            fs::hard_link(from, to)?;
            return fs::remove_file(from);
        }
        fs::rename(from, to).map_err(|e| match e.kind() {
            DirectoryNotEmpty | NotADirectory => AlreadyExists.into(),
            _ => e,
        })
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        fs::hard_link(file, name)
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        lock(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let about = match fs::metadata(&path) {
                Ok(about) => about,
                // it has vanished in the meantime
                Err(_) if gone(&path) => continue,
                Err(e) => {
                    let kind = EntryKind::Unusable(e.kind());
                    entries.push(Entry { path, kind, len: 0, modified: 0, id: 0 });
                    continue;
                }
            };
            let kind = match about.file_type() {
                kind if kind.is_file() => EntryKind::File,
                kind if kind.is_dir() => EntryKind::Folder,
                _ => EntryKind::Other,
            };
            // changes before 1970 count as 1970
            let (len, modified, id) = (about.len(), modified(&about)?, id_of(&about));
            entries.push(Entry { path, kind, len, modified, id });
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn stdin(&self) -> Box<dyn Read + Send> {
        Box::new(io::stdin())
    }
}

impl FileRead for Open {
    fn size(&self) -> io::Result<Option<u64>> {
        let about = self.0.metadata()?;
        if !about.is_file() || !has_that_size(self, &about)? {
            return Ok(None);
        }
        Ok(Some(about.len()))
    }

    fn identity(&self) -> io::Result<FileIdentity> {
        let about = self.0.metadata()?;
        Ok(FileIdentity { id: id_of(&about), modified: modified(&about)? })
    }

    #[cfg(unix)]
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.0, bytes, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&self.0, bytes, offset)
    }

    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(self.0.try_clone()?))
    }

    fn map(&self, promise: Unchanging) -> io::Result<Map> {
        Map::of(&self.0, promise)
    }
}

impl Write for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl FileWrite for Open {
    fn sync(&mut self) -> io::Result<()> {
        // bytes and length only; times of change are not worth a write
        self.0.sync_data()
    }
}
