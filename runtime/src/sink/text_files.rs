//! `save_as_text_files(prefix, suffix)`: a folder of text for each batch, as Spark writes it (row
//! DS-18). Folders and their fate are those of `folders`.

use super::{
    folders::{Folders, Format},
    success::Measured,
};
use crate::record::Text;
use std::io::{self, Write};

/// How many bytes are written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// Writes `PREFIX-MS[.SUFFIX]/part-00000`, one record a line, for every batch, empty ones included.
pub type TextFilesSink = Folders<Lines>;

/// One record a line.
#[derive(Debug)]
pub enum Lines {}

impl<T: Text> Format<T> for Lines {
    fn write(file: &mut Measured, records: &[T]) -> io::Result<()> {
        let mut chunk = String::with_capacity(CHUNK_BYTES.min(records.len() * 16) + 256);
        for record in records {
            record.text(&mut chunk);
            chunk.push('\n');
            if chunk.len() >= CHUNK_BYTES {
                file.write_all(chunk.as_bytes())?;
                chunk.clear();
            }
        }
        file.write_all(chunk.as_bytes())
    }

    fn shown(record: &T) -> String {
        text_of(record)
    }
}

pub(super) fn text_of(record: &impl Text) -> String {
    let mut text = String::new();
    record.text(&mut text);
    text
}
