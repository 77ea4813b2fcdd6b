//! Open files in memory: renaming or removing a file does not affect its handles.

use super::{MemFs, node::File};
use crate::env::{FileIdentity, FileRead, FileWrite, Map, Unchanging};
use std::{
    io::{self, Read, Write},
    path::PathBuf,
    sync::Arc,
};

#[derive(Debug)]
pub(super) struct Reading {
    pub(super) file: Arc<File>,
    pub(super) has_size: bool,
}

impl FileRead for Reading {
    fn size(&self) -> io::Result<Option<u64>> {
        Ok(self.has_size.then_some(self.file.data().now.len() as u64))
    }

    fn identity(&self) -> io::Result<FileIdentity> {
        Ok(FileIdentity { id: self.file.id, modified: self.file.data().modified })
    }

    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        let data = self.file.data();
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(data.now.len());
        (&data.now[offset..]).read(bytes)
    }

    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Stream { file: Arc::clone(&self.file), at: 0 }))
    }

    fn map(&self, _: Unchanging) -> io::Result<Map> {
        Ok(Map::read(self.file.data().now.clone()))
    }
}

struct Stream {
    file: Arc<File>,
    at: usize,
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let data = self.file.data();
        let n = (&data.now[self.at.min(data.now.len())..]).read(bytes)?;
        self.at += n;
        Ok(n)
    }
}

/// Writes at the end of a file.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) fs: MemFs,
    pub(super) file: Arc<File>,
    pub(super) path: PathBuf,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.fs.lock();
        inner.may_write(&self.path)?;
        inner.fails_now()?;
        let room = inner.take_space(bytes.len())?;
        let mut data = self.file.data();
        data.append(&bytes[..room]);
        data.modified = inner.now;
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl FileWrite for Writing {
    fn sync(&mut self) -> io::Result<()> {
        self.file.data().sync();
        Ok(())
    }
}

/// A lock, until it is dropped.
pub(super) struct Held(Arc<File>);

impl Held {
    /// Locks the file; `None` if it is already locked.
    pub(super) fn of(file: Arc<File>) -> Option<Held> {
        file.lock().then_some(Held(file))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.unlock();
    }
}
