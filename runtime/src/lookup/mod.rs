//! Tables that streams are joined with: rows that are there before the records come. Spark's *join
//! with static data*, by a broadcast value that may change between batches.
//!
//! A table is made by [`broadcast_table`] or [`reloading_table`], given to a pipeline as
//! configuration or made by one of its `let`s, and read by `pairs.join_table(&table)` and
//! `pairs.left_outer_join_table(&table)`.
//!
//! **Invariants:**
//! - A batch sees one version of a table, in all operators, partitions and instances. It is picked
//!   when the batch is formed and stands in its lineage; batches that overlap may see different
//!   ones.
//! - A table that cannot be loaded again keeps its rows.
//! - Nothing is loaded but at the start and between two batches, by the thread that forms batches.

mod erased;
mod rows;

pub(crate) use erased::{AnyTable, TableVersion, Tables, collect};
pub use erased::{TableKey, TableRef, table};
pub(crate) use rows::{Finder, Version};
pub use rows::{KeysLike, Rows};

use crate::{
    batch::IntoDuration,
    error::BuildError,
    record::{Key, Record, Stored, Str},
};
use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// A table whose rows are seen as `K` and `V`: a `BroadcastTable<&str, u64>` has keys that closures
/// see as `&str`. As in `DStream<&str>`, the lifetime says nothing.
pub type BroadcastTable<K, V> = StoredTable<<K as Record>::Owned, <V as Record>::Owned>;

/// A table, by the stored forms of its rows: see [`BroadcastTable`]. Clones are the same table.
pub struct StoredTable<K: Stored, V: Stored>(Arc<Shared<K, V>>);

type Load<K, V> = Box<dyn FnMut() -> Result<Version<K, V>, String> + Send>;

struct Shared<K: Stored, V: Stored> {
    /// none: the rows never change
    every: Option<Result<Duration, String>>,
    state: Mutex<State<K, V>>,
}

struct State<K: Stored, V: Stored> {
    load: Option<Load<K, V>>,
    /// counted from 0; none before the first start
    version: Option<(u64, Arc<Version<K, V>>)>,
    /// when it is to be loaded again, in microseconds
    due: u64,
}

/// A table of these rows, which never change. A key may come several times: a record is joined with
/// each of its rows, in their order.
///
/// Give texts as `&str`: closures then see slices of one buffer. Rows of `String`s are cloned for
/// each record that they are joined with. For a pipeline that reads a `BroadcastTable<&str, _>`,
/// write `.into()` behind a table that was made of `String`s.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::TestKit};
///
/// #[pipeline]
/// fn named(visits: DStream<(&str, u64)>, names: BroadcastTable<&str, &str>) {
///     visits.join_table(&names).map(|(_, (n, name))| (name, n)).print();
/// }
///
/// let names = broadcast_table([("u1", "Ann"), ("u2", "Bob")]);
/// let mut kit = TestKit::new(named(queue_stream([[("u2", 3u64), ("u9", 1)]]), names));
/// let batch = kit.run_batch()?;
/// assert_eq!(batch.output("visits.join_table.map.print"), ["(Bob,3)"]);
/// # }
/// # Ok::<(), streamc::Error>(())
/// ```
#[must_use]
pub fn broadcast_table<K: Key, V: Record>(
    rows: impl IntoIterator<Item = (K, V)>,
) -> StoredTable<K::Owned, V::Owned> {
    let mut all = Rows::new();
    rows.into_iter().for_each(|(key, value)| all.add(key, value));
    let state = State { load: None, version: Some((0, Arc::new(all.done()))), due: u64::MAX };
    StoredTable(Arc::new(Shared { every: None, state: Mutex::new(state) }))
}

/// A table that `load` fills: when the context starts, and again between two batches whenever
/// `every` (`"30s"`, or a `Duration`) is over. Each time it gets an empty [`Rows`] and adds all
/// rows.
///
/// If that fails at the start, the context does not start. If it fails later, by an error or a
/// panic, the table keeps the rows that it has; that is counted (`table_reload_failures`) and said
/// by `tracing`, and tried again when `every` is over once more. The next batch is formed when
/// `load` has returned, so a load should take less time than a batch.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::TestKit};
///
/// #[pipeline(batch = "1s")]
/// fn priced(sold: DStream<(&str, u64)>, prices: BroadcastTable<&str, u64>) {
///     sold.join_table(&prices).map(|(item, (n, price))| (item, n * price)).print();
/// }
///
/// # fn prices_of_today() -> std::io::Result<String> { Ok("tea 3\ncake 4\n".to_owned()) }
/// let prices = reloading_table("1min", |rows| {
///     for line in prices_of_today()?.lines() {
///         let (item, price) = line.split_once(' ').ok_or("a line without a price")?;
///         rows.add(item, price.parse::<u64>()?);
///     }
///     Ok(())
/// });
/// let mut kit = TestKit::new(priced(queue_stream([[("tea", 2u64)]]), prices));
/// assert_eq!(kit.run_batch()?.output("sold.join_table.map.print"), ["(tea,6)"]);
/// # }
/// # Ok::<(), streamc::Error>(())
/// ```
#[must_use]
pub fn reloading_table<K: Stored, V: Stored>(
    every: impl IntoDuration,
    mut load: impl FnMut(&mut Rows<K, V>) -> Result<(), BuildError> + Send + 'static,
) -> StoredTable<K, V> {
    let load = move || {
        let mut rows = Rows::new();
        match catch_unwind(AssertUnwindSafe(|| load(&mut rows))) {
            Ok(loaded) => loaded.map(|()| rows.done()).map_err(|error| error.to_string()),
            Err(payload) => {
                Err(format!("panicked: {}", crate::fault::Fault::from_panic(&*payload).message()))
            }
        }
    };
    let state = State { load: Some(Box::new(load)), version: None, due: 0 };
    StoredTable(Arc::new(Shared { every: Some(every.into_duration()), state: Mutex::new(state) }))
}

/// A table of owned text where a pipeline reads one of borrowed text: `job(pairs, names.into())`.
/// Its rows are copied, once for each load; a table that is loaded again is from then on loaded by
/// itself.
macro_rules! retyped {
    ($([$($generic:ident)*] $key:ty, $value:ty => $other_key:ty, $other_value:ty;)*) => {$(
        impl<$($generic: Stored),*> From<StoredTable<$key, $value>>
            for StoredTable<$other_key, $other_value>
        {
            fn from(table: StoredTable<$key, $value>) -> Self {
                let state = table.lock();
                let version = state.version.as_ref();
                let version = version.map(|(number, rows)| (*number, Arc::new(rows.retyped())));
                let due = state.due;
                drop(state);
                let every = table.0.every.clone();
                let load = move || {
                    let mut state = table.lock();
                    state.load()?;
                    let rows = state.version.as_ref().map(|(_, rows)| rows.retyped());
                    rows.ok_or_else(|| "it has no rows".to_owned())
                };
                let load: Option<Load<_, _>> = if every.is_some() { Some(Box::new(load)) } else { None };
                let state = State { load, version, due };
                StoredTable(Arc::new(Shared { every, state: Mutex::new(state) }))
            }
        }
    )*};
}
retyped! {
    [V] String, V => Str, V;
    [K] K, String => K, Str;
    [] String, String => Str, Str;
    [V] (String, String), V => (Str, Str), V;
    [] (String, String), String => (Str, Str), Str;
    [A V] (String, A), V => (Str, A), V;
    [A] (String, A), String => (Str, A), Str;
    [A V] (A, String), V => (A, Str), V;
    [A] (A, String), String => (A, Str), Str;
    [K A] K, (String, A) => K, (Str, A);
    [A] String, (String, A) => Str, (Str, A);
    [K A] K, (A, String) => K, (A, Str);
    [A] String, (A, String) => Str, (A, Str);
    [K] K, (String, String) => K, (Str, Str);
    [] String, (String, String) => Str, (Str, Str);
}

impl<K: Stored, V: Stored> StoredTable<K, V> {
    fn lock(&self) -> MutexGuard<'_, State<K, V>> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Stored, V: Stored> State<K, V> {
    /// Loads all rows as a new version.
    fn load(&mut self) -> Result<(), String> {
        let Some(load) = &mut self.load else { return Ok(()) };
        let rows = load()?;
        let next = self.version.as_ref().map_or(0, |(version, _)| version + 1);
        self.version = Some((next, Arc::new(rows)));
        Ok(())
    }
}

impl<K: Stored, V: Stored> Clone for StoredTable<K, V> {
    fn clone(&self) -> Self {
        StoredTable(Arc::clone(&self.0))
    }
}

impl<K: Stored, V: Stored> fmt::Debug for StoredTable<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        match &state.version {
            Some((version, rows)) => write!(f, "BroadcastTable({} rows, version {version})", rows.len()),
            None => f.write_str("BroadcastTable(not loaded)"),
        }
    }
}
