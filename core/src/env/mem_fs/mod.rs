//! Files in memory, for tests and simulations; they fail on request, and can lose what was not
//! synced.

mod calls;
mod handles;
mod node;

use super::EntryKind;
use node::{Folder, Keep, Node};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Files in memory. Clones share them.
///
/// ```
/// use std::{io::Write, path::Path};
/// use streamc::env::{Fs, MemFs};
///
/// let fs = MemFs::new();
/// let mut log = fs.append(Path::new("log"))?;
/// log.write_all(b"one ")?;
/// log.sync()?;
/// fs.sync_dir(Path::new(""))?;
/// log.write_all(b"two")?;
/// for seed in 0..100 {
///     let found = fs.crash(seed).get("log").expect("its name was synced");
///     assert!(found.starts_with(b"one "), "so were these bytes");
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MemFs(Arc<Mutex<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    /// where relative paths start
    relative: Arc<Folder>,
    absolute: Arc<Folder>,
    /// the time of all further changes, in microseconds since 1970
    now: u64,
    stdin: Vec<u8>,
    /// folders below which nothing can be written
    read_only: BTreeSet<PathBuf>,
    last_id: u64,
    /// these cannot be opened or listed
    unreadable: BTreeSet<PathBuf>,
    /// files that do not report their length
    sizeless: BTreeSet<PathBuf>,
    /// files that vanish when they are opened
    vanishing: BTreeSet<PathBuf>,
    /// successful writes left until one fails, and how
    fail_after: Option<(u64, io::ErrorKind)>,
    /// bytes that can still be written
    space: Option<usize>,
}

impl MemFs {
    /// Creates a file system without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file at a path, creates its folders, and replaces what is there.
    pub fn put(&self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        let path = path.as_ref();
        let mut inner = self.lock();
        let made = inner.make_folders(path.parent().unwrap_or(Path::new("")));
        made.and_then(|()| inner.new_file(path, bytes.into())).expect("a test puts files in folders");
    }

    /// Puts something at a path that is neither a file nor a folder: a pipe, or a dangling link.
    pub fn put_odd(&self, path: impl AsRef<Path>, kind: EntryKind) {
        let (path, mut inner) = (path.as_ref(), self.lock());
        let folder = path.parent().unwrap_or(Path::new(""));
        let made = inner.make_folders(folder).and_then(|()| inner.folder(folder));
        let name = path.file_name().expect("what a test puts there has a name");
        made.expect("a test puts things in folders").names().set(name, Some(Node::Odd(kind)));
    }

    /// Returns the contents of a file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        let file = self.lock().file(path.as_ref()).ok()?;
        Some(file.data().now.clone())
    }

    /// Returns all files, sorted.
    pub fn paths(&self) -> Vec<PathBuf> {
        let (mut paths, inner) = (Vec::new(), self.lock());
        let mut folders = vec![
            (PathBuf::new(), Arc::clone(&inner.relative)),
            (PathBuf::from("/"), Arc::clone(&inner.absolute)),
        ];
        while let Some((path, folder)) = folders.pop() {
            for (name, node) in folder.all() {
                match node {
                    Node::File(_) => paths.push(path.join(name)),
                    Node::Folder(folder) => folders.push((path.join(name), folder)),
                    Node::Odd(_) => {}
                }
            }
        }
        paths.sort();
        paths
    }

    /// Returns what a machine finds after a loss of power: everything synced, and a random part of
    /// the rest, chosen by `seed`. The files here are unaffected, so they can be crashed with other
    /// seeds, and open handles can still write to them.
    ///
    /// Each write may be lost, kept or kept in part, even if later ones are kept; what is missing
    /// reads as zeros, or the file is shorter. Each change of a name may be lost or kept. A rename
    /// within a folder is one change. A rename into another folder is two, so the file may have
    /// both names or none until both folders are synced, the new one first.
    #[must_use]
    pub fn crash(&self, seed: u64) -> MemFs {
        self.after(Keep::some(seed))
    }

    /// Returns what a process finds that starts after another one was killed: everything, and no
    /// locks.
    #[must_use]
    pub fn kill(&self) -> MemFs {
        self.after(Keep::all())
    }

    fn after(&self, mut keep: Keep) -> MemFs {
        let inner = self.lock();
        let (relative, absolute) = (keep.folder(&inner.relative), keep.folder(&inner.absolute));
        MemFs(Arc::new(Mutex::new(Inner { relative, absolute, fail_after: None, ..inner.clone() })))
    }

    /// Sets what stdin contains.
    pub fn set_stdin(&self, bytes: impl Into<Vec<u8>>) {
        self.lock().stdin = bytes.into();
    }

    /// Makes every later creation, write, rename or removal in `folder` fail.
    pub fn make_read_only(&self, folder: impl Into<PathBuf>) {
        self.lock().read_only.insert(folder.into());
    }

    /// Sets the time of all later changes: microseconds since 1970. Initially 0.
    pub fn set_time(&self, now: u64) {
        self.lock().now = now;
    }

    /// Sets when a file was last changed: microseconds since 1970.
    pub fn set_modified(&self, path: impl AsRef<Path>, modified: u64) {
        if let Ok(file) = self.lock().file(path.as_ref()) {
            file.data().modified = modified;
        }
    }

    /// Sets whether a file can be opened or a folder be listed.
    pub fn make_readable(&self, path: impl Into<PathBuf>, readable: bool) {
        let (mut inner, path) = (self.lock(), path.into());
        if readable {
            inner.unreadable.remove(&path);
        } else {
            inner.unreadable.insert(path);
        }
    }

    /// Makes a file not report its length, like those in `/proc`.
    pub fn hide_size(&self, path: impl Into<PathBuf>) {
        self.lock().sizeless.insert(path.into());
    }

    /// Makes a file vanish when it is opened, as if it had been removed just before.
    pub fn vanish_when_opened(&self, path: impl Into<PathBuf>) {
        self.lock().vanishing.insert(path.into());
    }

    /// Makes a write fail with `kind` after `n` more writes (calls, not bytes), for example with
    /// [`io::ErrorKind::StorageFull`].
    pub fn fail_write_after(&self, n: u64, kind: io::ErrorKind) {
        self.lock().fail_after = Some((n, kind));
    }

    /// Limits how many more bytes can be written. Beyond that, writes store what fits and fail with
    /// [`io::ErrorKind::StorageFull`]. Removing and truncating files frees room.
    pub fn set_space(&self, bytes: usize) {
        self.lock().space = Some(bytes);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn may_write(&self, path: &Path) -> io::Result<()> {
        let denied = path.ancestors().any(|folder| self.read_only.contains(folder));
        if denied { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    fn may_read(&self, path: &Path) -> io::Result<()> {
        if self.unreadable.contains(path) { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    /// Counts a write.
    fn fails_now(&mut self) -> io::Result<()> {
        match &mut self.fail_after {
            Some((0, kind)) => {
                let kind = *kind;
                self.fail_after = None;
                return Err(kind.into());
            }
            Some((left, _)) => *left -= 1,
            None => {}
        }
        Ok(())
    }

    /// Returns how many of `wanted` bytes there is room for.
    fn take_space(&mut self, wanted: usize) -> io::Result<usize> {
        let Some(space) = &mut self.space else { return Ok(wanted) };
        if *space == 0 && wanted > 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = wanted.min(*space);
        *space -= taken;
        Ok(taken)
    }

    fn add_space(&mut self, bytes: usize) {
        self.space.iter_mut().for_each(|space| *space += bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Fs;
    use std::io::Write;

    #[test]
    fn files_are_written_renamed_listed_and_removed() {
        let fs = MemFs::new();
        let folder = Path::new("out/a-1");
        assert_eq!(fs.create(&folder.join("part")).unwrap_err().kind(), io::ErrorKind::NotFound);
        fs.create_dir_all(folder).unwrap();
        fs.create(&folder.join("part")).unwrap().write_all(b"abc").unwrap();
        fs.rename(folder, Path::new("out/b")).unwrap();
        assert_eq!(fs.paths(), [PathBuf::from("out/b/part")]);
        assert_eq!(fs.entries(Path::new("out")).unwrap()[0].path, PathBuf::from("out/b"));
        assert_eq!(fs.get("out/b/part").unwrap(), b"abc");
        fs.remove_dir_all(Path::new("out/b")).unwrap();
        assert!(!fs.exists(Path::new("out/b/part")).unwrap());
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
