//! Lines of text, also packed.

use super::{
    file_plan::{Contents, Lines, WholeFile},
    format::{FileFormat, FormatFile, Found},
    packed::{Packing, Ratio},
};
use crate::{
    metrics::stats::Stats,
    record::{
        MAX_LINE_BYTES, Str, TextBlock, Utf8,
        block::utf8::{Rules, Said},
    },
};
use std::{io, ops::Range, sync::Arc};

/// Lines of text. Packed files, and those that do not say how long they are, are one block each.
#[derive(Clone, Debug)]
pub(super) struct TextFormat {
    pub(super) utf8: Utf8,
    pub(super) max_line_bytes: usize,
    /// of a packed file
    pub(super) max_unpacked_bytes: u64,
    /// which faults of lines have been reported
    said: Arc<Said>,
    /// of its packed files
    ratio: Arc<Ratio>,
}

impl TextFormat {
    pub(super) fn new(max_unpacked_bytes: u64) -> Self {
        TextFormat {
            utf8: Utf8::default(),
            max_line_bytes: MAX_LINE_BYTES,
            max_unpacked_bytes,
            said: Arc::default(),
            ratio: Arc::default(),
        }
    }
}

impl FileFormat for TextFormat {
    type Stored = Str;
    type File = TextFile;

    fn open(&self, file: &Found, stats: &Arc<Stats>) -> io::Result<TextFile> {
        let mut rules = Rules::new(file.name.clone(), stats.clone());
        rules.utf8 = self.utf8;
        rules.max_line_bytes = self.max_line_bytes;
        rules.said = self.said.clone();
        let (packing, max_bytes) = (Packing::of(&file.path), self.max_unpacked_bytes);
        let (None, Some(len)) = (packing, file.len) else {
            return Ok(TextFile::Whole(WholeFile {
                file: file.file.clone(),
                packing,
                rules,
                max_bytes,
                len: file.len.unwrap_or(0),
                ratio: self.ratio.clone(),
                unreadable: file.unreadable.clone(),
            }));
        };
        let contents = Contents::new(file.file.clone(), len, file.unchanging)?;
        Ok(TextFile::Lines(Lines::new(contents, rules).or(file.unreadable.clone())))
    }
}

/// See [`TextFormat`].
#[derive(Clone, Debug)]
pub(super) enum TextFile {
    Lines(Lines),
    Whole(WholeFile),
}

impl FormatFile<Str> for TextFile {
    fn records(&self) -> io::Result<Range<u64>> {
        match self {
            TextFile::Lines(lines) => lines.records(),
            TextFile::Whole(_) => Ok(0..u64::MAX),
        }
    }

    fn blocks(&self, range: Range<u64>, bytes: u64) -> io::Result<Vec<Range<u64>>> {
        match self {
            TextFile::Lines(lines) => lines.blocks(range, bytes),
            TextFile::Whole(_) => Ok(vec![range]),
        }
    }

    fn weight(&self, range: &Range<u64>) -> io::Result<u64> {
        match self {
            TextFile::Lines(lines) => lines.weight(range),
            TextFile::Whole(WholeFile { file, packing: Some(packing), len, ratio, max_bytes, .. }) => {
                Ok(packing.text_bytes(&**file, *len, ratio)?.min(*max_bytes))
            }
            TextFile::Whole(WholeFile { len, .. }) => Ok(*len),
        }
    }

    fn block(&self, range: Range<u64>) -> TextBlock {
        match self {
            TextFile::Lines(lines) => lines.block(range),
            TextFile::Whole(whole) => TextBlock::later(whole.clone(), 0, whole.len, whole.rules.clone()),
        }
    }
}

/// Lines of text that is not packed.
#[derive(Clone, Debug)]
pub(super) struct LineFormat {
    pub(super) utf8: Utf8,
    pub(super) max_line_bytes: usize,
}

impl FileFormat for LineFormat {
    type Stored = Str;
    type File = Lines;

    fn open(&self, file: &Found, stats: &Arc<Stats>) -> io::Result<Lines> {
        let mut rules = Rules::new(file.name.clone(), stats.clone());
        rules.utf8 = self.utf8;
        rules.max_line_bytes = self.max_line_bytes;
        let contents = Contents::new(file.file.clone(), file.len.unwrap_or(0), file.unchanging)?;
        Ok(Lines::new(contents, rules).or(file.unreadable.clone()))
    }
}
