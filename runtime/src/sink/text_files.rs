//! `save_as_text_files(prefix, suffix)`: a folder of text for each batch, as Spark writes it (row DS-18). Folders and their
//! fate are those of `folders`.

use super::{Outlet, Sink, SinkCx, SinkError, SinkKind, folders::Folders};
use crate::{Error, exec::Part, fs::Fs, record::Text};
use std::{
    io::{self, Write},
    path::Path,
};

/// How many bytes are written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// Writes `PREFIX-MS[.SUFFIX]/part-00000`, one record a line, for every batch, empty ones included.
#[derive(Debug)]
pub struct TextFilesSink(Folders);

impl TextFilesSink {
    /// The prefix may contain folders, which are created; an empty suffix adds no dot.
    pub fn new(prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        TextFilesSink(Folders::new(prefix.into(), suffix.into()))
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
        self.0.prepare(cx, parts, |fs, path, records| write_lines(fs, path, records))
    }
}

impl Outlet for TextFilesSink {
    fn kind(&self) -> SinkKind {
        SinkKind::Staging
    }

    fn target(&self) -> Option<String> {
        Some(self.0.target())
    }

    fn check(&self, fs: &dyn Fs, incarnation: u64) -> Result<(), Error> {
        self.0.check(fs, incarnation)
    }

    fn commit(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        self.0.commit(cx)
    }

    fn abort(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        self.0.abort(cx)
    }
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
