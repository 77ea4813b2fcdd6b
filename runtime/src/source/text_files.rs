//! The lines of the files that appear in a directory (Spark's `textFileStream`, rows SRC-04 to
//! SRC-08).

use super::{directory::Options, file_source::FileSource, text_format::TextFormat};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    record::Utf8,
};
use std::path::PathBuf;

/// The text of a packed file, at most, unless told otherwise: a batch holds it in memory.
const UNPACKED_BYTES: u64 = 1 << 30;

/// The lines of the files that appear in `directory` while the context runs. `directory` may hold
/// `*`, `?`, `[a-z]` and `{a,b}` and stands for all directories of such names then.
///
/// Write a file elsewhere and rename it into the directory when it is complete. Each file is read
/// once, by the first batch at or after its time of modification, however old it is when it
/// appears; its length is taken then. Names that begin with `_` or `.` are not read, and neither
/// are directories within the directory. Files whose names end in `.gz` or `.zst` are unpacked,
/// each by one thread. See `docs/sources.md` for what is counted when a file does not keep to this.
pub fn text_file_stream(directory: impl Into<PathBuf>) -> TextFiles {
    TextFiles {
        directory: directory.into(),
        options: Options::default(),
        format: TextFormat::new(UNPACKED_BYTES),
    }
}

/// See [`text_file_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct TextFiles {
    directory: PathBuf,
    options: Options,
    format: TextFormat,
}

impl TextFiles {
    /// Whether files that are there when the context starts are left out (the default) or read too,
    /// as far back as [`TextFiles::remember`] says.
    pub fn new_files_only(mut self, only: bool) -> Self {
        self.options.new_files_only = only;
        self
    }

    /// A batch takes at most so many files (at least one), the oldest first; the others wait for
    /// the next one. Default: no limit, as in Spark.
    pub fn max_files_per_batch(mut self, n: usize) -> Self {
        self.options.max_files = n.max(1);
        self
    }

    /// How old files that are there at the start may be (`"1h"`, or a `Duration`; with
    /// `.new_files_only(false)`); older ones are counted as `files_too_old` and not read. Also how
    /// long a path is remembered when it has left the directory. Rounded up to whole batches.
    /// Default: a minute, as in Spark.
    pub fn remember(mut self, window: impl IntoDuration) -> Self {
        self.options.remember = window.into_duration();
        self
    }

    /// What to do with lines that are not UTF-8. Default: [`Utf8::Replace`].
    pub fn utf8(mut self, policy: Utf8) -> Self {
        self.format.utf8 = policy;
        self
    }

    /// Longer lines are dropped, and counted as `lines_too_long`. Default: 16 MiB.
    pub fn max_line_bytes(mut self, bytes: usize) -> Self {
        self.format.max_line_bytes = bytes;
        self
    }

    /// How much text a packed file (`.gz`, `.zst`), or one that does not say how long it is, may
    /// hold: a batch holds it in memory, and a small file can hold very much. A file that holds
    /// more is left out (`files_unreadable`). Default: 1 GiB.
    pub fn max_unpacked_bytes(mut self, bytes: u64) -> Self {
        self.format.max_unpacked_bytes = bytes;
        self
    }
}

impl<'a> IntoDStream<&'a str> for TextFiles {
    fn into_dstream(self) -> DStream<&'a str> {
        DStream::new(FileSource::new(self.directory, self.options, self.format))
    }
}
