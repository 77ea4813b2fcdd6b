//! A folder for each batch, a file in it for each partition: the sinks that write files, but for what is in a file.
//!
//! 1. `prepare` writes one file for each partition, where the partition is, and `_SUCCESS`, into a hidden folder
//!    beside the final one (`.PREFIX-MS.INCARNATION.tmp`), and returns when all of it is on the disk.
//! 2. `commit` renames the hidden folder. A folder of that name from an earlier run is replaced.
//! 3. `abort` removes the hidden folder.
//!
//! So a folder with the final name is always whole. The instances of a cluster share the file system; folders are
//! moved by the driver.

use super::{Outlet, Sink, SinkCx, SinkError, SinkKind};
use crate::{Error, batch::BatchId, exec::Part, fs::Fs};
use std::{
    fmt, io,
    marker::PhantomData,
    path::{Path, PathBuf},
};

/// How records of type `T` are written.
pub trait Format<T> {
    /// The file of a partition, until it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(fs: &dyn Fs, path: &Path, records: &[T]) -> io::Result<()>;

    /// What a test sees of a record.
    fn shown(record: &T) -> String;
}

/// Writes `PREFIX-MS[.SUFFIX]/part-00000` for every batch, empty ones included.
#[derive(Debug)]
pub struct Folders<F> {
    folder: PathBuf,
    /// the last part of the prefix
    name: String,
    suffix: String,
    format: PhantomData<fn() -> F>,
}

impl<F> Folders<F> {
    /// The prefix may contain folders, which are created; an empty suffix adds no dot.
    pub fn new(prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        let (prefix, suffix) = (prefix.into(), suffix.into());
        let (folder, name) = prefix.rsplit_once('/').unwrap_or((".", &prefix));
        let folder = if folder.is_empty() { "/" } else { folder };
        Folders { folder: folder.into(), name: name.to_owned(), suffix, format: PhantomData }
    }

    fn path(&self, batch: BatchId) -> PathBuf {
        let dot = if self.suffix.is_empty() { "" } else { "." };
        self.folder.join(format!("{}-{}{dot}{}", self.name, batch.time, self.suffix))
    }

    fn staging(&self, cx: &SinkCx<'_>) -> PathBuf {
        // the suffix tells two outputs with one prefix apart
        let name = &self.name;
        self.folder.join(format!(".{name}-{}.{}.{}.tmp", cx.batch().time, self.suffix, cx.incarnation()))
    }
}

impl<T: Send, F: Format<T> + fmt::Debug + 'static> Sink<T> for Folders<F> {
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError> {
        if let Some(tap) = cx.tap() {
            for part in &parts {
                tap.put(cx, part.index, part.data.iter().map(F::shown).collect());
            }
            return Ok(());
        }
        let fs = cx.fs()?;
        let staging = self.staging(cx);
        if cx.is_driver() || !parts.is_empty() {
            fs.create_dir_all(&staging).map_err(|e| failed("create the folder", &staging, e))?;
        }
        cx.each(parts, |index, records| {
            let path = staging.join(format!("part-{index:05}"));
            F::write(fs, &path, &records).map_err(|e| failed("write", &path, e))
        })?;
        if cx.is_driver() {
            let path = staging.join("_SUCCESS");
            fs.create(&path).and_then(|mut file| file.sync()).map_err(|e| failed("write", &path, e))?;
        }
        Ok(())
    }
}

impl<F: fmt::Debug + 'static> Outlet for Folders<F> {
    fn kind(&self) -> SinkKind {
        SinkKind::Staging
    }

    fn target(&self) -> Option<String> {
        let dot = if self.suffix.is_empty() { "" } else { "." };
        Some(format!("{}-<time>{dot}{}", self.folder.join(&self.name).display(), self.suffix))
    }

    fn check(&self, fs: &dyn Fs, incarnation: u64) -> Result<(), Error> {
        let io = |what, path: &Path, cause| Error::Io { what, path: path.to_owned(), cause };
        let folder = &self.folder;
        fs.create_dir_all(folder).map_err(|e| io("create the output folder", folder, e))?;
        let probe = folder.join(format!(".{}.{incarnation}.probe", self.name));
        let made = fs.create(&probe).map(drop).and_then(|()| fs.remove_file(&probe));
        made.map_err(|e| io("write into the output folder", folder, e))
    }

    fn commit(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        if cx.tap().is_some() || !cx.is_driver() {
            return Ok(());
        }
        let (fs, staging, path) = (cx.fs()?, self.staging(cx), self.path(cx.batch()));
        let replaced = staging.with_extension("old");
        if !fs.exists(&staging).map_err(|e| failed("look for", &staging, e))? {
            // an earlier attempt has moved it, and could not take away what was replaced
            return fs
                .remove_dir_all(&replaced)
                .map_err(|e| failed("remove what was replaced", &replaced, e));
        }
        let there = fs.exists(&path).map_err(|e| failed("look for", &path, e))?;
        if there {
            fs.rename(&path, &replaced).map_err(|e| failed("replace", &path, e))?;
        }
        fs.rename(&staging, &path).map_err(|e| failed("show the folder", &path, e))?;
        if there {
            fs.remove_dir_all(&replaced).map_err(|e| failed("remove what was replaced", &replaced, e))?;
        }
        Ok(())
    }

    fn abort(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        if cx.tap().is_some() || !cx.is_driver() {
            return Ok(());
        }
        let staging = self.staging(cx);
        match cx.fs()?.remove_dir_all(&staging) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(failed("remove", &staging, e)),
            _ => Ok(()),
        }
    }
}

fn failed(what: &str, path: &Path, cause: io::Error) -> SinkError {
    format!("cannot {what} `{}`: {cause}", path.display()).into()
}
