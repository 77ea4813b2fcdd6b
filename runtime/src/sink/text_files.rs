//! `save_as_text_files(prefix, suffix)`: a folder of text for each batch, as Spark writes it (row DS-18).
//!
//! 1. `prepare` writes one file for each partition, where the partition is, and `_SUCCESS`, into a hidden folder
//!    beside the final one (`.PREFIX-MS.INCARNATION.tmp`), and returns when all of it is on the disk.
//! 2. `commit` renames the hidden folder. A folder of that name from an earlier run is replaced.
//! 3. `abort` removes the hidden folder.
//!
//! So a folder with the final name is always whole. The instances of a cluster share the file system; folders are
//! moved by the driver.

use super::{Outlet, Sink, SinkCx, SinkError, SinkKind};
use crate::{Error, batch::BatchId, exec::Part, fs::Fs, record::Text};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// How many bytes are written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// Writes `PREFIX-MS[.SUFFIX]/part-00000`, one record a line, for every batch, empty ones included.
#[derive(Debug)]
pub struct TextFilesSink {
    folder: PathBuf,
    /// the last part of the prefix
    name: String,
    suffix: String,
}

impl TextFilesSink {
    /// The prefix may contain folders, which are created; an empty suffix adds no dot.
    pub fn new(prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        let prefix = prefix.into();
        let (folder, name) = prefix.rsplit_once('/').unwrap_or((".", &prefix));
        let folder = if folder.is_empty() { "/" } else { folder };
        TextFilesSink { folder: folder.into(), name: name.to_owned(), suffix: suffix.into() }
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

impl<T: Text + Send> Sink<T> for TextFilesSink {
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError> {
        if let Some(tap) = cx.tap() {
            for part in &parts {
                tap.put(cx, part.index, part.data.iter().map(text_of).collect());
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
            write_lines(fs, &path, &records).map_err(|e| failed("write", &path, e))
        })?;
        if cx.is_driver() {
            let path = staging.join("_SUCCESS");
            fs.create(&path).and_then(|mut file| file.sync()).map_err(|e| failed("write", &path, e))?;
        }
        Ok(())
    }
}

impl Outlet for TextFilesSink {
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

fn text_of(record: &impl Text) -> String {
    let mut text = String::new();
    record.text(&mut text);
    text
}

fn write_lines(fs: &dyn Fs, path: &Path, records: &[impl Text]) -> io::Result<()> {
    let mut file = fs.create(path)?;
    let mut chunk = String::with_capacity(CHUNK_BYTES.min(records.len() * 16) + 256);
    for record in records {
        record.text(&mut chunk);
        chunk.push('\n');
        if chunk.len() >= CHUNK_BYTES {
            file.write_all(chunk.as_bytes())?;
            chunk.clear();
        }
    }
    file.write_all(chunk.as_bytes())?;
    file.sync()
}
