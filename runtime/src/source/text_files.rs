//! The lines of the files that appear in a directory (Spark's `textFileStream`, rows SRC-04 to
//! SRC-08).

use super::{
    Cut, Source, SourceCx,
    directory::{Directory, Left, Options},
    file_plan::{Contents, Lines, WholeFile},
    packed::{Packing, Ratio},
};
use crate::{
    batch::IntoDuration,
    dstream::{DStream, IntoDStream},
    error::Error,
    record::{
        MAX_LINE_BYTES, Str, TextBlock, Utf8,
        block::utf8::{Rules, Said},
    },
};
use std::{ops::Range, path::PathBuf, sync::Arc};

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
        utf8: Utf8::default(),
        max_line_bytes: MAX_LINE_BYTES,
        max_unpacked_bytes: UNPACKED_BYTES,
    }
}

/// See [`text_file_stream`].
#[derive(Clone, Debug)]
#[must_use]
pub struct TextFiles {
    directory: PathBuf,
    options: Options,
    utf8: Utf8,
    max_line_bytes: usize,
    max_unpacked_bytes: u64,
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
        self.utf8 = policy;
        self
    }

    /// Longer lines are dropped, and counted as `lines_too_long`. Default: 16 MiB.
    pub fn max_line_bytes(mut self, bytes: usize) -> Self {
        self.max_line_bytes = bytes;
        self
    }

    /// How much text a packed file (`.gz`, `.zst`), or one that does not say how long it is, may
    /// hold: a batch holds it in memory, and a small file can hold very much. A file that holds
    /// more is left out (`files_unreadable`). Default: 1 GiB.
    pub fn max_unpacked_bytes(mut self, bytes: u64) -> Self {
        self.max_unpacked_bytes = bytes;
        self
    }
}

impl<'a> IntoDStream<&'a str> for TextFiles {
    fn into_dstream(self) -> DStream<&'a str> {
        let directory = Directory::new(self.directory.clone(), self.options.clone());
        DStream::new(TextFilesSource {
            directory,
            left: Left::default(),
            files: self,
            said: Arc::default(),
            ratio: Arc::default(),
        })
    }
}

#[derive(Debug)]
struct TextFilesSource {
    directory: Directory,
    left: Left<Str>,
    files: TextFiles,
    /// which faults of lines have been reported
    said: Arc<Said>,
    /// of its packed files
    ratio: Arc<Ratio>,
}

impl Source<Str> for TextFilesSource {
    fn name(&self) -> String {
        self.directory.name()
    }

    fn bound(&self, bytes: u64) {
        self.directory.bound(bytes);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        self.directory.start(cx)
    }

    fn cut(&self, limit: usize) -> Result<Cut<Str>, Error> {
        let Some(stats) = self.directory.stats() else { return Ok(Cut::empty()) };
        Ok(self.directory.cut(limit, &self.left, |found| {
            let mut rules = Rules::new(found.name.clone(), stats.clone());
            rules.utf8 = self.files.utf8;
            rules.max_line_bytes = self.files.max_line_bytes;
            rules.said = self.said.clone();
            let packing = Packing::of(&found.path);
            let (None, Some(len)) = (packing, found.len) else {
                let (file, max_bytes) = (found.file.clone(), self.files.max_unpacked_bytes);
                let len = found.len.unwrap_or(0);
                let weight = match packing {
                    Some(packing) => packing.text_bytes(&*file, len, &self.ratio)?.min(max_bytes),
                    None => len,
                };
                let unreadable = found.unreadable.clone();
                let (rules_too, ratio) = (rules.clone(), self.ratio.clone());
                let load = WholeFile { file, packing, rules: rules_too, max_bytes, len, ratio, unreadable };
                return Ok(vec![(TextBlock::later(load, 0, len, rules), 0..u64::MAX, weight)]);
            };
            let lines = Lines::new(Contents::File(found.file.clone(), len), rules);
            let lines = lines.or(found.unreadable.clone());
            let ranges = lines.blocks(lines.start()?..len, found.block_bytes)?;
            let piece = |range: Range<u64>| {
                let weight = range.end - range.start;
                (lines.block(range.clone()), range, weight)
            };
            Ok(ranges.into_iter().map(piece).collect())
        }))
    }

    fn finished(&self) -> bool {
        self.directory.finished()
    }

    fn stop(&self, graceful: bool) {
        self.directory.stop(graceful);
    }
}
