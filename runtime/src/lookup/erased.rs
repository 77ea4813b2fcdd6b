//! Tables without the types of their rows, as the scheduler keeps them; and which tables a pipeline
//! reads.

use super::{Rows, StoredTable};
use crate::{
    error::{BuildError, Error},
    metrics::stats::Stats,
    record::Stored,
};
use std::{any::Any, cell::RefCell, fmt, marker::PhantomData, sync::Arc};

/// A table of any rows.
pub(crate) trait AnyTable: Send + Sync {
    /// Equal for two handles of the same table.
    fn id(&self) -> usize;
    /// Loads the first version, if there is none. `now` in microseconds.
    fn start(&self, now: u64) -> Result<(), Error>;
    /// The version for the batch that is formed `now`: a new one if that is due and can be loaded.
    fn pick(&self, now: u64, stats: &Stats) -> TableVersion;
    /// The version that was picked last.
    fn last(&self) -> TableVersion;
}

/// One version of a table, for one batch.
#[derive(Clone)]
pub(crate) struct TableVersion {
    pub(crate) number: u64,
    pub(crate) rows: Arc<dyn Any + Send + Sync>,
}

impl fmt::Debug for TableVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableVersion({})", self.number)
    }
}

impl<K: Stored, V: Stored> StoredTable<K, V> {
    fn every_micros(&self) -> Result<Option<u64>, Error> {
        let every = match &self.0.every {
            None => return Ok(None),
            Some(every) => every.clone().and_then(|every| match every.is_zero() {
                true => Err("the time between two loads cannot be zero".to_owned()),
                false => Ok(every),
            }),
        };
        let every = every.map_err(|reason| Error::Config(format!("a reloading table: {reason}")))?;
        Ok(Some(u64::try_from(every.as_micros()).unwrap_or(u64::MAX)))
    }
}

impl<K: Stored, V: Stored> AnyTable for StoredTable<K, V> {
    fn id(&self) -> usize {
        Arc::as_ptr(&self.0).cast::<()>() as usize
    }

    fn start(&self, now: u64) -> Result<(), Error> {
        let every = self.every_micros()?;
        let mut state = self.lock();
        if state.version.is_none() {
            let refused = |reason| Error::Config(format!("a reloading table could not be loaded: {reason}"));
            state.load().map_err(refused)?;
            state.due = every.map_or(u64::MAX, |every| now.saturating_add(every));
        }
        Ok(())
    }

    fn pick(&self, now: u64, stats: &Stats) -> TableVersion {
        if let Ok(Some(every)) = self.every_micros() {
            let mut state = self.lock();
            if now >= state.due {
                state.due = now.saturating_add(every);
                match state.load() {
                    Ok(()) => stats.table_reloads.add(1),
                    Err(error) => {
                        stats.table_reload_failures.add(1);
                        tracing::warn!(target: "streamc", error, "a table could not be loaded again and keeps its rows");
                    }
                }
            }
        }
        self.last()
    }

    fn last(&self) -> TableVersion {
        match &self.lock().version {
            Some((number, rows)) => TableVersion { number: *number, rows: Arc::clone(rows) as _ },
            None => TableVersion { number: 0, rows: Arc::new(Rows::<K, V>::new().done()) },
        }
    }
}

/// The tables of a context, each once.
#[derive(Default)]
pub(crate) struct Tables(Vec<Arc<dyn AnyTable>>);

impl Tables {
    /// The number of a table, which is added if it is new.
    pub(crate) fn add(&mut self, table: Arc<dyn AnyTable>) -> usize {
        let known = self.0.iter().position(|known| known.id() == table.id());
        known.unwrap_or_else(|| {
            self.0.push(table);
            self.0.len() - 1
        })
    }

    pub(crate) fn start(&self, now: u64) -> Result<(), Error> {
        self.0.iter().try_for_each(|table| table.start(now))
    }

    pub(crate) fn pick(&self, now: u64, stats: &Stats) -> Vec<TableVersion> {
        self.0.iter().map(|table| table.pick(now, stats)).collect()
    }

    pub(crate) fn last(&self) -> Vec<TableVersion> {
        self.0.iter().map(|table| table.last()).collect()
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tables({})", self.0.len())
    }
}

/// A table that operators of a pipeline read.
#[derive(Debug)]
pub struct TableKey<K, V> {
    pub(crate) ix: usize,
    rows: PhantomData<fn() -> (K, V)>,
}

impl<K, V> Clone for TableKey<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for TableKey<K, V> {}

thread_local! {
    /// of the pipeline that is being built on this thread
    static READ: RefCell<Option<Vec<Arc<dyn AnyTable>>>> = const { RefCell::new(None) };
}

/// What an operator can look records up in.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `BroadcastTable`",
    label = "not a table",
    note = "help: write `&table`, where `table` is made by `broadcast_table(rows)` or `reloading_table(every, load)`"
)]
pub trait TableRef<K: Stored, V: Stored> {
    /// The table itself.
    fn as_table(&self) -> &StoredTable<K, V>;
}

#[diagnostic::do_not_recommend]
impl<K: Stored, V: Stored> TableRef<K, V> for StoredTable<K, V> {
    fn as_table(&self) -> &StoredTable<K, V> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<K: Stored, V: Stored> TableRef<K, V> for &StoredTable<K, V> {
    fn as_table(&self) -> &StoredTable<K, V> {
        self
    }
}

/// Called by emitted code: an operator of the pipeline that is being built reads the table.
///
/// # Errors
/// Outside of a pipeline.
#[doc(hidden)]
pub fn table<K: Stored, V: Stored>(table: impl TableRef<K, V>) -> Result<TableKey<K, V>, BuildError> {
    let table = table.as_table();
    let ix = READ.with_borrow_mut(|read| {
        let read = read.as_mut()?;
        let known = read.iter().position(|known| known.id() == table.id());
        Some(known.unwrap_or_else(|| {
            read.push(Arc::new(table.clone()));
            read.len() - 1
        }))
    });
    let ix = ix.ok_or("no pipeline is being built")?;
    Ok(TableKey { ix, rows: PhantomData })
}

/// Runs `f`, which builds a pipeline, with the tables that it reads.
pub(crate) fn collect<R>(f: impl FnOnce() -> R) -> (R, Vec<Arc<dyn AnyTable>>) {
    /// what was there before, to be put back also if `f` panics
    struct Outer(Option<Vec<Arc<dyn AnyTable>>>);
    impl Drop for Outer {
        fn drop(&mut self) {
            let outer = self.0.take();
            READ.with_borrow_mut(|read| *read = outer);
        }
    }
    let _outer = Outer(READ.with_borrow_mut(|read| read.replace(Vec::new())));
    let result = f();
    let read = READ.with_borrow_mut(Option::take).unwrap_or_default();
    (result, read)
}
