//! `save_as_object_files(prefix, suffix)`: a folder of encoded records for each batch (row DS-19), to be read again by
//! `object_files`. Folders and their fate are those of `folders`.

use super::{Outlet, Sink, SinkCx, SinkError, SinkKind, folders::Folders};
use crate::{
    Error,
    exec::Part,
    fs::Fs,
    record::{Arena, ObjectWriter, Record},
};
use std::fmt::Write;

/// Writes `PREFIX-MS[.SUFFIX]/part-00000`, records in their encoded form, for every batch, empty ones included.
#[derive(Debug)]
pub struct ObjectFilesSink(Folders);

impl ObjectFilesSink {
    /// The prefix may contain folders, which are created; an empty suffix adds no dot.
    pub fn new(prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        ObjectFilesSink(Folders::new(prefix.into(), suffix.into()))
    }
}

impl<T: Record + Send> Sink<T> for ObjectFilesSink {
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError> {
        if let Some(tap) = cx.tap() {
            for part in &parts {
                tap.put(cx, part.index, part.data.iter().map(encoded).collect());
            }
            return Ok(());
        }
        self.0.prepare(cx, parts, |fs, path, records| {
            let mut file = ObjectWriter::new::<T>(fs.create(path)?)?;
            records.iter().try_for_each(|record| file.push(record))?;
            file.finish()?.sync()
        })
    }
}

/// What a test sees of a record that need not have a text: its encoded bytes, and behind them its encoded text.
pub(super) fn encoded(record: &impl Record) -> String {
    let mut arena = Arena::default();
    record.encode(&mut arena);
    let mut shown = String::new();
    for byte in &arena.bytes {
        let _ = write!(shown, "{byte:02x}");
    }
    shown + " " + &arena.text
}

impl Outlet for ObjectFilesSink {
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
