//! `print()`: the first records of each batch on the terminal, as Spark writes them (row DS-17), with more in the head unless
//! Spark's own form is asked for.

use super::{Sink, SinkControl, SinkCx, SinkError, SinkKind};
use crate::{exec::Part, record::Text};
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Mutex, PoisonError},
};

const RULE: &str = "-------------------------------------------";

/// Prints a head line with the batch time, the first `n` records, `...` if there are more, and an empty line. The
/// text appears when the batch is decided, so that a batch that fails is not seen.
#[derive(Debug)]
pub struct PrintSink {
    n: usize,
    /// the text of batches that are not decided; in the driver only
    prepared: Mutex<BTreeMap<u64, String>>,
}

impl PrintSink {
    /// Prints `n` records of each batch; `print()` means 10. It is to be given `n + 1`, to know whether there are
    /// more.
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
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError> {
        let all: usize = parts.iter().map(|part| part.data.len()).sum();
        if !cx.is_driver() {
            return if all == 0 {
                Ok(())
            } else {
                Err("records were left in an instance that does not print".into())
            };
        }
        let first = parts.iter().flat_map(|part| &part.data).take(self.n);
        if let Some(tap) = cx.tap() {
            let line = |record: &T| {
                let mut line = String::new();
                record.text(&mut line);
                line
            };
            let more = (all > self.n).then(|| "...".to_owned());
            tap.put(cx, 0, first.map(line).chain(more).collect());
            return Ok(());
        }
        let style = cx.print_style();
        if all == 0 && style.skip_empty {
            return Ok(());
        }
        let mut text = String::new();
        writeln!(text, "{RULE}\n{}\n{RULE}", style.head.write(cx))?;
        for record in first {
            record.text(&mut text);
            text.push('\n');
        }
        text.push_str(if all > self.n { "...\n\n" } else { "\n" });
        self.prepared().insert(cx.batch().seq, text);
        Ok(())
    }
}

impl SinkControl for PrintSink {
    fn kind(&self) -> SinkKind {
        SinkKind::Plain
    }

    fn prints(&self) -> bool {
        true
    }

    fn commit(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        // taken out first: a terminal that blocks must not hold up the next batch's `prepare`
        let text = self.prepared().remove(&cx.batch().seq);
        let Some(text) = text else { return Ok(()) };
        let shown = cx.console().and_then(|console| {
            console.out(&text).map_err(|e| format!("cannot write to the standard output: {e}").into())
        });
        if shown.is_err() {
            // there may be another attempt
            self.prepared().insert(cx.batch().seq, text);
        }
        shown
    }

    fn abort(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        self.prepared().remove(&cx.batch().seq);
        Ok(())
    }
}
