//! A database in memory that takes records and batch number in one transaction, and finds what it
//! staged by a ticket.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};
use streamc_core::{
    Error, Text,
    batch::BatchId,
    exec::Part,
    sink::{
        DecideCx, PrepareCx, Prepared, Recovered, Sink, SinkControl, SinkError, SinkKind, SinkStart, Ticket,
    },
};

/// The database. It outlives its sinks.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Mutex<Tables>>);

#[derive(Default)]
struct Tables {
    rows: Vec<String>,
    staged: BTreeMap<u64, Vec<String>>,
    /// with the rows, in the same transaction
    last: Option<Recovered>,
    /// the next commit succeeds, and its answer is lost
    loses_answer: bool,
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ledger({} rows)", self.tables().rows.len())
    }
}

impl Ledger {
    /// A sink that writes to it.
    pub fn sink(&self) -> LedgerSink {
        LedgerSink(self.clone())
    }

    /// What is committed.
    pub fn rows(&self) -> Vec<String> {
        self.tables().rows.clone()
    }

    /// The answer to the next commit does not arrive.
    pub fn lose_answer(&self) {
        self.tables().loses_answer = true;
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().expect("no writer panics")
    }
}

/// See [`Ledger::sink`].
#[derive(Clone, Debug)]
pub struct LedgerSink(Ledger);

impl<T: Text> Sink<T> for LedgerSink {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError> {
        let text = |record: &T| {
            let mut row = String::new();
            record.text(&mut row);
            row
        };
        let rows = parts.iter().flat_map(|part| part.data.iter().map(text)).collect();
        self.0.tables().staged.insert(cx.batch().seq, rows);
        Ok(Ticket(cx.batch().seq.to_le_bytes().to_vec()))
    }
}

impl SinkControl for LedgerSink {
    fn kind(&self) -> SinkKind {
        SinkKind::Transactional
    }

    fn start(&self, _: &SinkStart<'_>) -> Result<Option<Recovered>, Error> {
        Ok(self.0.tables().last.clone())
    }

    fn committed(&self, _: &DecideCx<'_>) -> Result<Option<Recovered>, SinkError> {
        Ok(self.0.tables().last.clone())
    }

    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        let mut tables = self.0.tables();
        for prepared in run {
            let ticket = u64::from_le_bytes(prepared.ticket().try_into()?);
            let rows = tables.staged.remove(&ticket).ok_or("nothing is staged under this ticket")?;
            tables.rows.extend(rows);
            tables.last = Some(Recovered::new(cx.log(), cx.epoch(), prepared.batch.seq, "the ledger"));
        }
        if std::mem::take(&mut tables.loses_answer) {
            return Err("the connection was closed".into());
        }
        Ok(())
    }

    fn abort(&self, _: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        self.0.tables().staged.remove(&batch.seq);
        Ok(())
    }
}
