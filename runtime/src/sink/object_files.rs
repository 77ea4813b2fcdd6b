//! `save_as_object_files(prefix, suffix)`: a folder of encoded records for each batch (row DS-19),
//! to be read again by `object_files`. Folders and their fate are those of `folders`.

use super::{
    folders::{Folders, Format},
    success::Measured,
};
use crate::record::{Arena, ObjectWriter, Record};
use std::{fmt::Write, io};

/// Writes `PREFIX-MS[.SUFFIX]/part-00000`, records in their encoded form, for every batch, empty
/// ones included.
pub type ObjectFilesSink = Folders<Objects>;

/// Records in their encoded form.
#[derive(Debug)]
pub enum Objects {}

impl<T: Record> Format<T> for Objects {
    fn write(file: &mut Measured, records: &[T]) -> io::Result<()> {
        let mut file = ObjectWriter::new::<T>(file)?;
        records.iter().try_for_each(|record| file.push(record))?;
        file.finish().map(drop)
    }

    fn shown(record: &T) -> String {
        encoded(record)
    }
}

/// What a test sees of a record that need not have a text: its encoded bytes, and behind them its
/// encoded text.
pub(super) fn encoded(record: &impl Record) -> String {
    let mut arena = Arena::default();
    record.encode(&mut arena);
    let mut shown = String::new();
    for byte in &arena.bytes {
        let _ = write!(shown, "{byte:02x}");
    }
    shown + " " + &arena.text
}
