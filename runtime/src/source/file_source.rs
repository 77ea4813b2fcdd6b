//! The files that appear in a directory, in some format.

use super::{
    Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
    directory::{Directory, Options},
    format::FileFormat,
};
use crate::{batch::Span, error::Error, record::Stored};
use std::path::PathBuf;

/// See the head of this file.
#[derive(Debug)]
pub(super) struct FileSource<F> {
    directory: Directory,
    format: F,
}

impl<F: FileFormat> FileSource<F> {
    pub(super) fn new(directory: PathBuf, options: Options, format: F) -> Self {
        FileSource { directory: Directory::new(directory, options), format }
    }
}

impl<S: Stored, F: FileFormat<Stored = S>> Source<S> for FileSource<F> {
    fn name(&self) -> String {
        self.directory.name()
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        self.format.check().map_err(|wrong| Error::source_failed(self.name(), wrong))?;
        self.directory.start(cx, from, &self.format)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        Ok(self.directory.plan(limits, &self.format))
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        self.directory.read(spans, reading, &self.format).map(SourcePart::new)
    }

    fn replayable(&self) -> bool {
        true
    }

    fn finished(&self) -> bool {
        self.directory.finished()
    }

    fn stop(&self, graceful: bool) {
        self.directory.stop(graceful);
    }

    fn decided(&self, spans: &[Span]) {
        self.directory.decided(spans);
    }
}
