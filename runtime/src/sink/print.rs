//! `print()`: the first records of each batch on the terminal, as Spark writes them (row DS-17),
//! with more in the head unless Spark's own form is asked for.

use super::{
    DecideCx, PrepareCx, Prepared, Sink, SinkControl, SinkError, SinkKind, Ticket, text_files::text_of,
};
use crate::{batch::BatchId, exec::Part, record::Text};
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Mutex, PoisonError},
};

const RULE: &str = "-------------------------------------------";

/// Prints a head line with the batch time, the first `n` records, `...` if there are more, and an
/// empty line. The text appears when nothing of the batch has failed.
#[derive(Debug)]
pub struct PrintSink {
    n: usize,
    /// the text of batches that are not decided; in the driver only
    prepared: Mutex<BTreeMap<u64, String>>,
}

impl PrintSink {
    /// Prints `n` records of each batch; `print()` means 10. It is to be given `n + 1`, to know
    /// whether there are more.
    #[must_use]
    pub fn new(n: usize) -> Self {
        PrintSink { n, prepared: Mutex::default() }
    }

    /// How many records of a partition it needs.
    pub(crate) fn wanted(&self) -> usize {
        self.n.saturating_add(1)
    }

    fn prepared(&self) -> std::sync::MutexGuard<'_, BTreeMap<u64, String>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Text> Sink<T> for PrintSink {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError> {
        let all: usize = parts.iter().map(|part| part.data.len()).sum();
        let style = cx.print_style();
        if all == 0 && style.skip_empty {
            return Ok(Ticket::default());
        }
        let mut text = String::new();
        writeln!(text, "{RULE}\n{}\n{RULE}", style.head.write(cx.batch(), cx.pipeline(), cx.output()))?;
        for record in parts.iter().flat_map(|part| &part.data).take(self.n) {
            record.text(&mut text);
            text.push('\n');
        }
        text.push_str(if all > self.n { "...\n\n" } else { "\n" });
        self.prepared().insert(cx.batch().seq, text);
        Ok(Ticket::default())
    }

    fn shown(&self, parts: &[Part<Vec<T>>]) -> Option<Vec<Part<Vec<String>>>> {
        let all: usize = parts.iter().map(|part| part.data.len()).sum();
        let first = parts.iter().flat_map(|part| &part.data).take(self.n).map(text_of);
        let more = (all > self.n).then(|| "...".to_owned());
        Some(vec![Part { index: 0, data: first.chain(more).collect() }])
    }
}

impl SinkControl for PrintSink {
    fn kind(&self) -> SinkKind {
        SinkKind::Plain
    }

    fn prints(&self) -> bool {
        true
    }

    fn uses_world(&self) -> bool {
        true
    }

    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        for Prepared { batch, .. } in run {
            // taken out first: a terminal that blocks must not hold up the next batch's `prepare`
            let text = self.prepared().remove(&batch.seq);
            let Some(text) = text else { continue };
            if let Err(e) = cx.console().out(&text) {
                // there may be another attempt
                self.prepared().insert(batch.seq, text);
                return Err(format!("cannot write to the standard output: {e}").into());
            }
        }
        Ok(())
    }

    fn abort(&self, _: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        self.prepared().remove(&batch.seq);
        Ok(())
    }
}
