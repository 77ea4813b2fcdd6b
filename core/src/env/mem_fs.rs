//! Files in memory, for tests and simulations; they fail when told to.

use super::{Entry, EntryKind, FileRead, FileWrite, Fs, Map, Unchanging};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Cursor, Read, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Files in memory. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct MemFs(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    files: BTreeMap<PathBuf, Contents>,
    folders: BTreeSet<PathBuf>,
    /// when what is written now is written, in microseconds since 1970
    now: u64,
    stdin: Vec<u8>,
    /// nothing can be written below these
    read_only: BTreeSet<PathBuf>,
    /// neither files nor folders
    odd: BTreeMap<PathBuf, EntryKind>,
    last_id: u64,
    /// these cannot be opened or listed
    unreadable: BTreeSet<PathBuf>,
    /// these do not say how long they are
    sizeless: BTreeSet<PathBuf>,
    /// these vanish when they are opened
    vanishing: BTreeSet<PathBuf>,
    /// writes that succeed until one fails, and how
    fail_after: Option<(u64, io::ErrorKind)>,
}

#[derive(Clone, Debug, Default)]
struct Contents {
    bytes: Arc<Vec<u8>>,
    modified: u64,
    id: u64,
}

impl MemFs {
    /// Without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file there, with its folders.
    pub fn put(&self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        let path = path.as_ref();
        let mut inner = self.lock();
        inner.folders.extend(path.ancestors().skip(1).map(Path::to_path_buf));
        inner.odd.remove(path);
        let contents = inner.contents(bytes.into());
        inner.files.insert(path.to_path_buf(), contents);
    }

    /// Puts something there that is neither a file nor a folder: a pipe, or a broken link.
    pub fn put_odd(&self, path: impl AsRef<Path>, kind: EntryKind) {
        let path = path.as_ref();
        let mut inner = self.lock();
        inner.folders.extend(path.ancestors().skip(1).map(Path::to_path_buf));
        inner.odd.insert(path.to_path_buf(), kind);
    }

    /// The contents of a file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        self.lock().files.get(path.as_ref()).map(|file| file.bytes.to_vec())
    }

    /// All files, sorted.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.lock().files.keys().cloned().collect()
    }

    /// What the standard input gives.
    pub fn set_stdin(&self, bytes: impl Into<Vec<u8>>) {
        self.lock().stdin = bytes.into();
    }

    /// From now on, nothing can be created, written, renamed or removed in `folder`.
    pub fn make_read_only(&self, folder: impl Into<PathBuf>) {
        self.lock().read_only.insert(folder.into());
    }

    /// What is put or written from now on is of this time: microseconds since 1970. It is 0 at
    /// first.
    pub fn set_time(&self, now: u64) {
        self.lock().now = now;
    }

    /// Changes when a file was changed last: microseconds since 1970.
    pub fn set_modified(&self, path: impl AsRef<Path>, modified: u64) {
        if let Some(file) = self.lock().files.get_mut(path.as_ref()) {
            file.modified = modified;
        }
    }

    /// Whether a file can be opened, or a folder be listed.
    pub fn make_readable(&self, path: impl Into<PathBuf>, readable: bool) {
        let (mut inner, path) = (self.lock(), path.into());
        if readable {
            inner.unreadable.remove(&path);
        } else {
            inner.unreadable.insert(path);
        }
    }

    /// The file does not say how long it is, as those of `/proc`.
    pub fn hide_size(&self, path: impl Into<PathBuf>) {
        self.lock().sizeless.insert(path.into());
    }

    /// The file is there until it is opened, and gone then: somebody removes it just before.
    pub fn vanish_when_opened(&self, path: impl Into<PathBuf>) {
        self.lock().vanishing.insert(path.into());
    }

    /// After `n` more writes (of bytes, not of files) one fails with `kind`, for example
    /// [`io::ErrorKind::StorageFull`].
    pub fn fail_write_after(&self, n: u64, kind: io::ErrorKind) {
        self.lock().fail_after = Some((n, kind));
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Of a new file.
    fn contents(&mut self, bytes: Vec<u8>) -> Contents {
        self.last_id += 1;
        Contents { bytes: Arc::new(bytes), modified: self.now, id: self.last_id }
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        let denied = path.ancestors().any(|folder| self.read_only.contains(folder));
        if denied { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    fn may_read(&self, path: &Path) -> io::Result<()> {
        if self.unreadable.contains(path) { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    fn folder_of(&self, path: &Path) -> io::Result<()> {
        match path.parent() {
            Some(folder) if folder != Path::new("") && !self.folders.contains(folder) => {
                Err(io::ErrorKind::NotFound.into())
            }
            _ => Ok(()),
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.may_write(from)?;
        self.may_write(to)?;
        self.folder_of(to)?;
        if let Some(bytes) = self.files.remove(from) {
            self.files.insert(to.to_path_buf(), bytes);
            return Ok(());
        }
        if !self.folders.contains(from) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if self.folders.contains(to) {
            let empty = !self.files.keys().any(|path| path.starts_with(to));
            if !empty {
                return Err(io::ErrorKind::DirectoryNotEmpty.into());
            }
        }
        let moved =
            |path: &PathBuf| path.strip_prefix(from).ok().map(|rest| to.join(rest).components().collect());
        self.folders = self.folders.iter().map(|path| moved(path).unwrap_or_else(|| path.clone())).collect();
        let files = std::mem::take(&mut self.files);
        self.files = files.into_iter().map(|(path, bytes)| (moved(&path).unwrap_or(path), bytes)).collect();
        Ok(())
    }
}

impl Fs for MemFs {
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        let mut inner = self.lock();
        if inner.folders.contains(path) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        inner.may_read(path)?;
        if inner.vanishing.remove(path) {
            inner.files.remove(path);
        }
        let file = inner.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        let has_size = !inner.sizeless.contains(path);
        Ok(Box::new(Reading { bytes: file.bytes.clone(), has_size }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        inner.folder_of(path)?;
        if inner.folders.contains(path) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let contents = inner.contents(Vec::new());
        inner.files.insert(path.to_path_buf(), contents);
        Ok(Box::new(Writing { fs: self.clone(), path: path.to_path_buf() }))
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        if inner.folders.contains(path) {
            return Ok(());
        }
        inner.may_write(path)?;
        if path.ancestors().any(|folder| inner.files.contains_key(folder)) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        inner.folders.extend(path.ancestors().map(Path::to_path_buf));
        Ok(())
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        inner.folder_of(path)?;
        if inner.files.contains_key(path) || !inner.folders.insert(path.to_path_buf()) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.lock().rename(from, to)
    }

    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        if inner.files.contains_key(from) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if inner.files.contains_key(to) || inner.folders.contains(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        inner.rename(from, to)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let inner = self.lock();
        if !inner.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        inner.may_read(folder)?;
        let all: BTreeSet<&PathBuf> =
            inner.files.keys().chain(&inner.folders).chain(inner.odd.keys()).collect();
        Ok(all.into_iter().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let paths = self.list(folder)?;
        let inner = self.lock();
        let entry = |path: PathBuf| match inner.files.get(&path) {
            Some(file) => {
                let (len, modified, id) = (file.bytes.len() as u64, file.modified, file.id);
                Entry { path, kind: EntryKind::File, len, modified, id }
            }
            None => {
                let kind = inner.odd.get(&path).copied().unwrap_or(EntryKind::Folder);
                Entry { path, kind, len: 0, modified: 0, id: 0 }
            }
        };
        Ok(paths.into_iter().map(entry).collect())
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        let inner = self.lock();
        Ok(inner.files.contains_key(path) || inner.folders.contains(path))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        inner.files.remove(path).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        if !inner.folders.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        inner.folders.retain(|folder| !folder.starts_with(path));
        inner.files.retain(|file, _| !file.starts_with(path));
        Ok(())
    }

    fn stdin(&self) -> Box<dyn Read + Send> {
        Box::new(Cursor::new(std::mem::take(&mut self.lock().stdin)))
    }
}

/// A file as it was when it was opened.
#[derive(Debug)]
struct Reading {
    bytes: Arc<Vec<u8>>,
    has_size: bool,
}

impl FileRead for Reading {
    fn size(&self) -> io::Result<Option<u64>> {
        Ok(self.has_size.then_some(self.bytes.len() as u64))
    }

    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(self.bytes.len());
        (&self.bytes[offset..]).read(bytes)
    }

    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.bytes.to_vec())))
    }

    fn map(&self, _: Unchanging) -> io::Result<Map> {
        Ok(Map::read(self.bytes.to_vec()))
    }
}

#[derive(Debug)]
struct Writing {
    fs: MemFs,
    path: PathBuf,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.fs.lock();
        inner.may_write(&self.path)?;
        match &mut inner.fail_after {
            Some((0, kind)) => {
                let kind = *kind;
                inner.fail_after = None;
                return Err(kind.into());
            }
            Some((left, _)) => *left -= 1,
            None => {}
        }
        // a file that was renamed or removed meanwhile keeps its old contents, and the write goes
        // nowhere
        let now = inner.now;
        if let Some(file) = inner.files.get_mut(&self.path) {
            Arc::make_mut(&mut file.bytes).extend_from_slice(bytes);
            file.modified = now;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl FileWrite for Writing {
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_renamed_listed_and_removed() {
        let fs = MemFs::new();
        let folder = Path::new("out/a-1");
        assert_eq!(fs.create(&folder.join("part")).unwrap_err().kind(), io::ErrorKind::NotFound);
        fs.create_dir_all(folder).unwrap();
        fs.create(&folder.join("part")).unwrap().write_all(b"abc").unwrap();
        fs.rename(folder, Path::new("out/b")).unwrap();
        assert_eq!(fs.paths(), [PathBuf::from("out/b/part")]);
        assert_eq!(fs.list(Path::new("out")).unwrap(), [PathBuf::from("out/b")]);
        assert_eq!(fs.get("out/b/part").unwrap(), b"abc");
        fs.remove_dir_all(Path::new("out/b")).unwrap();
        assert!(!fs.exists(Path::new("out/b/part")).unwrap());
    }

    /// The same on the disk and in memory.
    #[test]
    fn a_name_is_claimed_once_and_nothing_is_replaced() {
        fn check(fs: &dyn Fs, root: &Path) {
            let at = |name: &str| root.join(name);
            let kind = |result: io::Result<()>| result.map_err(|e| e.kind());
            let exists = Err(io::ErrorKind::AlreadyExists);
            fs.create_dir_all(root).unwrap();
            fs.create_dir(&at("a")).unwrap();
            assert_eq!(kind(fs.create_dir(&at("a"))), exists);
            assert_eq!(kind(fs.create_dir(&at("no/folder"))), Err(io::ErrorKind::NotFound));
            fs.create(&at("file")).unwrap().write_all(b"1").unwrap();
            assert_eq!(kind(fs.create_dir(&at("file"))), exists);
            fs.create(&at("a/x")).unwrap().write_all(b"2").unwrap();
            fs.create_dir(&at("empty")).unwrap();
            fs.create_dir(&at("full")).unwrap();
            fs.create(&at("full/y")).unwrap();
            for there in ["file", "empty", "full"] {
                assert_eq!(kind(fs.rename_noreplace(&at("a"), &at(there))), exists, "{there}");
            }
            assert_eq!(kind(fs.rename_noreplace(&at("file"), &at("c"))), Err(io::ErrorKind::NotADirectory));
            assert_eq!(kind(fs.rename_noreplace(&at("none"), &at("c"))), Err(io::ErrorKind::NotFound));
            fs.rename_noreplace(&at("a"), &at("b")).unwrap();
            assert!(fs.exists(&at("b/x")).unwrap() && !fs.exists(&at("a")).unwrap());
        }
        check(&MemFs::new(), Path::new("out"));
        if cfg!(miri) {
            return;
        }
        let folder = std::env::temp_dir().join(format!("streamc-claims-{}", std::process::id()));
        check(&crate::env::RealFs, &folder);
        crate::env::RealFs.remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn faults_come_when_they_were_asked_for() {
        let fs = MemFs::new();
        fs.put("a/x", "1");
        let mut file = fs.create(Path::new("a/y")).unwrap();
        fs.fail_write_after(1, io::ErrorKind::StorageFull);
        file.write_all(b"one").unwrap();
        assert_eq!(file.write_all(b"two").unwrap_err().kind(), io::ErrorKind::StorageFull);
        file.write_all(b"three").unwrap();
        fs.make_read_only("a");
        assert_eq!(file.write_all(b"!").unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs.create_dir_all(Path::new("a/b")).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs.get("a/y").unwrap(), b"onethree");
    }
}
