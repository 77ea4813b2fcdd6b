//! The walk over the records of a block of text.

use super::{
    scan::{AHEAD, Scan, TWO},
    utf8::excerpt,
};
use crate::fault;

/// Pushes every record of `text` into `f` and counts them. The only loop over records: `f`, which
/// is a whole kernel, stands once in the code. Ends are found for many records at once, apart from
/// it, so that the search has the registers to itself.
#[inline(always)]
pub(super) fn walk<'b>(text: &'b str, borders: Option<&'b [u64]>, mut f: impl FnMut(&'b str)) -> u64 {
    let mut scan = Scan::new(text.as_bytes(), borders);
    let mut found = [0; AHEAD];
    let mut reading = Reading { text, borders, start: 0 };
    let mut n = 0;
    while !scan.is_done() {
        let base = scan.position();
        let ends = scan.fill(&mut found);
        for end in ends {
            let two = (end >> 31) as usize;
            let end = base + (end & !TWO) as usize;
            f(&text[reading.start..end - two]);
            reading.start = end + 1;
        }
        n += ends.len() as u64;
    }
    std::mem::forget(reading);
    n
}

/// Lives while a block is read; names the record if a closure panics. All that is kept up is a
/// place: where the record, or the part of it that is being handled, starts.
pub(super) struct Reading<'b> {
    pub(super) text: &'b str,
    pub(super) borders: Option<&'b [u64]>,
    #[doc(hidden)]
    pub start: usize,
}

impl Drop for Reading<'_> {
    #[cold]
    fn drop(&mut self) {
        // a second walk finds what the first one did not keep; it cannot panic where the first one
        // did not
        let (mut number, mut found) = (0u64, None);
        let base = self.text.as_ptr() as usize;
        walk(self.text, self.borders, |record| {
            let start = record.as_ptr() as usize - base;
            if start <= self.start {
                number += 1;
                found = Some(record);
            }
        });
        if let Some(record) = found {
            fault::note_record(format!("record {number} of its block: {}", excerpt(record)));
        }
    }
}
