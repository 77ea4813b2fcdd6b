//! The calls of the file seam, in memory.

use super::{
    Inner, MemFs,
    handles::{Held, Reading, Writing},
    node::{File, Folder, Node},
};
use crate::env::{Entry, EntryKind, FileLock, FileRead, FileWrite, Fs};
use std::{
    ffi::OsString,
    io::{self, Cursor, ErrorKind, Read},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

impl Inner {
    /// Returns what is at `path`. The empty path is the folder that relative paths start from.
    pub(super) fn find(&self, path: &Path) -> io::Result<Node> {
        let mut way = vec![Arc::clone(&self.relative)];
        let mut parts = path.components().peekable();
        while let Some(part) = parts.next() {
            let here = way.last().expect("the first one is never taken away");
            match part {
                Component::RootDir => way = vec![Arc::clone(&self.absolute)],
                Component::ParentDir if way.len() > 1 => drop(way.pop()),
                Component::CurDir | Component::ParentDir | Component::Prefix(_) => {}
                Component::Normal(name) => match here.get(name).ok_or(ErrorKind::NotFound)? {
                    Node::Folder(folder) => way.push(folder),
                    node if parts.peek().is_none() => return Ok(node),
                    _ => return Err(ErrorKind::NotADirectory.into()),
                },
            }
        }
        Ok(Node::Folder(way.pop().expect("the first one is never taken away")))
    }

    pub(super) fn folder(&self, path: &Path) -> io::Result<Arc<Folder>> {
        match self.find(path)? {
            Node::Folder(folder) => Ok(folder),
            _ => Err(ErrorKind::NotADirectory.into()),
        }
    }

    pub(super) fn file(&self, path: &Path) -> io::Result<Arc<File>> {
        match self.find(path)? {
            Node::File(file) => Ok(file),
            Node::Folder(_) => Err(ErrorKind::IsADirectory.into()),
            Node::Odd(EntryKind::Unusable(kind)) => Err(kind.into()),
            Node::Odd(_) => Err(ErrorKind::InvalidInput.into()),
        }
    }

    /// Returns the folder that contains `path`, and the name in it.
    fn place(&self, path: &Path) -> io::Result<(Arc<Folder>, OsString)> {
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
        Ok((self.folder(path.parent().unwrap_or(Path::new("")))?, name.to_owned()))
    }

    /// Returns the place of `path` if nothing is there.
    fn free(&self, path: &Path) -> io::Result<(Arc<Folder>, OsString)> {
        self.may_write(path)?;
        let (folder, name) = self.place(path)?;
        if folder.get(&name).is_some() { Err(ErrorKind::AlreadyExists.into()) } else { Ok((folder, name)) }
    }

    /// Creates a file at `path` and replaces what is there.
    pub(super) fn new_file(&mut self, path: &Path, bytes: Vec<u8>) -> io::Result<Arc<File>> {
        let (folder, name) = self.place(path)?;
        self.last_id += 1;
        let file = File::new(self.last_id, bytes, self.now);
        file.data().names = 1;
        if let Some(Node::File(old)) = folder.get(&name) {
            self.unnamed(&old);
        }
        folder.names().set(&name, Some(Node::File(Arc::clone(&file))));
        Ok(file)
    }

    pub(super) fn make_folders(&mut self, path: &Path) -> io::Result<()> {
        for path in path.ancestors().collect::<Vec<_>>().into_iter().rev() {
            match self.find(path) {
                Ok(Node::Folder(_)) => {}
                Ok(_) => return Err(ErrorKind::NotADirectory.into()),
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(e),
                Err(_) => {
                    let (folder, name) = self.place(path)?;
                    folder.names().set(&name, Some(Node::Folder(Arc::default())));
                }
            }
        }
        Ok(())
    }

    /// Called when the file has lost a name.
    fn unnamed(&mut self, file: &File) {
        let mut data = file.data();
        data.names = data.names.saturating_sub(1);
        if data.names == 0 {
            self.add_space(data.now.len());
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.may_write(from)?;
        self.may_write(to)?;
        let ((old, old_name), (new, new_name)) = (self.place(from)?, self.place(to)?);
        let node = old.get(&old_name).ok_or(ErrorKind::NotFound)?;
        if matches!(node, Node::Folder(_)) && to.starts_with(from) && to != from {
            return Err(ErrorKind::InvalidInput.into());
        }
        match (&node, new.get(&new_name)) {
            // two names of the same file both stay
            (Node::File(one), Some(Node::File(other))) if Arc::ptr_eq(one, &other) => return Ok(()),
            (Node::Folder(one), Some(Node::Folder(other))) if Arc::ptr_eq(one, &other) => return Ok(()),
            (Node::Folder(_), Some(Node::Folder(other))) if !other.names().is_empty() => {
                return Err(ErrorKind::DirectoryNotEmpty.into());
            }
            (Node::Folder(_), None | Some(Node::Folder(_))) | (_, None) => {}
            (Node::Folder(_), Some(_)) => return Err(ErrorKind::NotADirectory.into()),
            (_, Some(Node::Folder(_))) => return Err(ErrorKind::IsADirectory.into()),
            (_, Some(Node::File(other))) => self.unnamed(&other),
            (_, Some(Node::Odd(_))) => {}
        }
        if Arc::ptr_eq(&old, &new) {
            new.names().rename(&old_name, &new_name, node);
        } else {
            new.names().set(&new_name, Some(node));
            old.names().set(&old_name, None);
        }
        Ok(())
    }

    fn remove_all(&mut self, folder: &Folder) {
        for (name, node) in folder.all() {
            match node {
                Node::File(file) => self.unnamed(&file),
                Node::Folder(folder) => self.remove_all(&folder),
                Node::Odd(_) => {}
            }
            folder.names().set(&name, None);
        }
    }
}

impl Fs for MemFs {
    fn open(&self, path: &Path) -> io::Result<Box<dyn FileRead>> {
        let mut inner = self.lock();
        inner.may_read(path)?;
        if inner.vanishing.remove(path)
            && let Ok((folder, name)) = inner.place(path)
        {
            folder.names().set(&name, None);
        }
        let has_size = !inner.sizeless.contains(path);
        Ok(Box::new(Reading { file: inner.file(path)?, has_size }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let file = match inner.file(path) {
            Ok(file) => {
                let mut data = file.data();
                inner.add_space(data.now.len());
                data.truncate(0);
                data.modified = inner.now;
                drop(data);
                file
            }
            Err(e) if e.kind() == ErrorKind::NotFound => inner.new_file(path, Vec::new())?,
            Err(e) => return Err(e),
        };
        Ok(Box::new(Writing { fs: self.clone(), file, path: path.to_path_buf() }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn FileWrite>> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let file = match inner.file(path) {
            Err(e) if e.kind() == ErrorKind::NotFound => inner.new_file(path, Vec::new())?,
            found => found?,
        };
        Ok(Box::new(Writing { fs: self.clone(), file, path: path.to_path_buf() }))
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let file = inner.file(path)?;
        let mut data = file.data();
        let len = usize::try_from(len).ok().filter(|len| *len <= data.now.len());
        let len = len.ok_or(ErrorKind::InvalidInput)?;
        inner.add_space(data.now.len() - len);
        data.truncate(len);
        data.modified = inner.now;
        Ok(())
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        if inner.folder(path).is_ok() {
            return Ok(());
        }
        inner.may_write(path)?;
        inner.make_folders(path)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        let (folder, name) = self.lock().free(path)?;
        folder.names().set(&name, Some(Node::Folder(Arc::default())));
        Ok(())
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.lock().folder(folder)?.names().sync();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.lock().rename(from, to)
    }

    fn rename_noreplace(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.find(from)?;
        inner.free(to)?;
        inner.rename(from, to)
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        let inner = self.lock();
        let Node::File(file) = inner.find(file)? else { return Err(ErrorKind::PermissionDenied.into()) };
        let (folder, name) = inner.free(name)?;
        file.data().names += 1;
        folder.names().set(&name, Some(Node::File(file)));
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let file = match inner.file(path) {
            Err(e) if e.kind() == ErrorKind::NotFound => inner.new_file(path, Vec::new())?,
            found => found?,
        };
        Ok(FileLock::new(Held::of(file).ok_or(ErrorKind::WouldBlock)?))
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let inner = self.lock();
        let names = inner.folder(folder)?.all();
        inner.may_read(folder)?;
        let entry = |(name, node)| {
            let path: PathBuf = folder.join::<OsString>(name);
            let of = |kind| (kind, 0, 0, 0);
            let (kind, len, modified, id) = match node {
                Node::File(file) => {
                    let data = file.data();
                    (EntryKind::File, data.now.len() as u64, data.modified, file.id)
                }
                Node::Folder(_) => of(EntryKind::Folder),
                Node::Odd(kind) => of(kind),
            };
            Entry { path, kind, len, modified, id }
        };
        let mut entries: Vec<_> = names.into_iter().map(entry).collect();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        Ok(!matches!(self.lock().find(path), Err(_) | Ok(Node::Odd(EntryKind::Unusable(_)))))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let (folder, name) = inner.place(path)?;
        match folder.get(&name).ok_or(ErrorKind::NotFound)? {
            Node::Folder(_) => return Err(ErrorKind::IsADirectory.into()),
            Node::File(file) => inner.unnamed(&file),
            Node::Odd(_) => {}
        }
        folder.names().set(&name, None);
        Ok(())
    }

    fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.lock();
        inner.may_write(path)?;
        let folder = inner.folder(path)?;
        let (parent, name) = inner.place(path)?;
        inner.remove_all(&folder);
        parent.names().set(&name, None);
        Ok(())
    }

    fn stdin(&self) -> Box<dyn Read + Send> {
        Box::new(Cursor::new(std::mem::take(&mut self.lock().stdin)))
    }
}
