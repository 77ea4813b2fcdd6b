//! A file that is not kept open between two readings.

use super::super::SourceCx;
use crate::{
    env::{FileIdentity, FileRead, Fs, Map, Unchanging},
    metrics::stats::Stats,
};
use std::{
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Counts a file that was chosen and is gone, and reports the first one.
pub(super) fn vanished(stats: &Stats, said: &AtomicBool, path: &Path) {
    stats.files_vanished.add(1);
    if !said.swap(true, Ordering::Relaxed) {
        stats.report(
            &format!("file {}", path.display()),
            "has vanished before it was read: let files stay in the directory until their batch is done. Others like it \
             are counted (files_vanished)",
        );
    }
}

/// A file that is opened anew for each reading. One that is not there any more is counted, once.
#[derive(Debug)]
pub(super) struct ByPath {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    stats: Arc<Stats>,
    said: Arc<AtomicBool>,
    vanished: AtomicBool,
}

impl ByPath {
    pub(super) fn new(cx: &SourceCx, path: &Path, said: &Arc<AtomicBool>) -> Self {
        ByPath {
            fs: cx.fs.clone(),
            path: path.to_owned(),
            stats: cx.stats.clone(),
            said: said.clone(),
            vanished: AtomicBool::new(false),
        }
    }

    fn open(&self) -> io::Result<Box<dyn FileRead>> {
        // it was a regular file when it was listed, and a pipe that has taken its place must not
        // hold the batches back
        self.fs.open_regular(&self.path).inspect_err(|e| {
            if e.kind() == io::ErrorKind::NotFound && !self.vanished.swap(true, Ordering::Relaxed) {
                vanished(&self.stats, &self.said, &self.path);
            }
        })
    }
}

impl FileRead for ByPath {
    fn size(&self) -> io::Result<Option<u64>> {
        self.open()?.size()
    }

    fn identity(&self) -> io::Result<FileIdentity> {
        self.open()?.identity()
    }

    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        self.open()?.read_at(bytes, offset)
    }

    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        self.open()?.stream()
    }

    fn map(&self, promise: Unchanging) -> io::Result<Map> {
        self.open()?.map(promise)
    }
}
