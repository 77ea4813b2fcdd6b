//! Counts of everything that the runtime does or leaves out. One object for a context, shared by
//! all its parts; adding to it costs an atomic addition and is done per block or per batch, never
//! per record.

use crate::error::Error;
use std::{
    collections::BTreeMap,
    fmt, io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// One count.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    /// Adds `n`.
    pub fn add(&self, n: u64) {
        self.0.fetch_add(n, Ordering::Relaxed);
    }
    /// The count so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

macro_rules! stats {
    ($($name:ident: $meaning:literal,)*) => {
        /// All counts of a context since it started.
        #[derive(Debug, Default)]
        pub struct Stats {
            $(#[doc = $meaning] pub $name: Count,)*
            named: Named,
            messages: Messages,
            slowest: Mutex<Option<Slowest>>,
            outages: Mutex<BTreeMap<String, Outage>>,
        }

        impl Stats {
            /// Every count: its name, what it counts, and its value. In the order of the
            /// declaration.
            pub fn all(&self) -> Vec<(&'static str, &'static str, u64)> {
                vec![$((stringify!($name), $meaning, self.$name.get())),*]
            }
        }
    };
}

/// The batch that took longest, in microseconds.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Slowest {
    #[doc(hidden)]
    pub took: u64,
    /// since 1970
    #[doc(hidden)]
    pub time: u64,
    /// if it is known
    #[doc(hidden)]
    pub records: Option<u64>,
}

impl Stats {
    /// A batch is done.
    #[doc(hidden)]
    pub fn batch_took(&self, batch: Slowest) {
        let mut slowest = self.slowest.lock().unwrap_or_else(PoisonError::into_inner);
        if slowest.is_none_or(|slowest| slowest.took < batch.took) {
            *slowest = Some(batch);
        }
    }

    #[doc(hidden)]
    pub fn slowest(&self) -> Option<Slowest> {
        *self.slowest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A receiver that has no connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Outage {
    /// failures since it was connected
    pub failures: u64,
    /// of the last one
    pub reason: String,
}

impl Stats {
    /// An attempt of the receiver `name` has failed, or its connection has ended.
    #[doc(hidden)]
    pub fn is_out(&self, name: &str, reason: String) {
        let mut outages = self.outages.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = outages.get(name).map_or(0, |outage| outage.failures) + 1;
        outages.insert(name.to_owned(), Outage { failures, reason });
    }

    /// The receiver `name` works (again).
    #[doc(hidden)]
    pub fn works(&self, name: &str) {
        self.outages.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    /// Why the receiver `name` has no connection, if it has none.
    #[doc(hidden)]
    pub fn outage_of(&self, name: &str) -> Option<String> {
        let outages = self.outages.lock().unwrap_or_else(PoisonError::into_inner);
        outages.get(name).map(|outage| outage.reason.clone())
    }

    /// The receivers that have no connection, by name.
    #[doc(hidden)]
    pub fn outages(&self) -> Vec<(String, Outage)> {
        let outages = self.outages.lock().unwrap_or_else(PoisonError::into_inner);
        outages.iter().map(|(name, outage)| (name.clone(), outage.clone())).collect()
    }
}

/// Where messages about the run go: to the terminal of the context, when there is one.
#[derive(Default)]
struct Messages(Mutex<Option<Say>>);

type Say = Arc<dyn Fn(&str) -> io::Result<()> + Send + Sync>;

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Messages")
    }
}

impl Stats {
    /// Sends messages to `say` from now on.
    #[doc(hidden)]
    pub fn say_by(&self, say: impl Fn(&str) -> io::Result<()> + Send + Sync + 'static) {
        *self.messages.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(say));
    }

    /// Sends messages to a test while there is no context.
    #[doc(hidden)]
    pub fn reports_to(&self, hear: impl Fn(&str) + Send + Sync + 'static) {
        self.say_by(move |text| {
            hear(text);
            Ok(())
        });
    }

    /// Reports a line to the user about a named part of the run. Never fails: an unwritable
    /// terminal must not end the thread that reports.
    #[doc(hidden)]
    pub fn report(&self, name: &str, text: &str) {
        let say = self.messages.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(say) = say {
            // a custom console may panic
            let said = catch_unwind(AssertUnwindSafe(|| say(&format!("streamc: {name}: {text}\n"))));
            self.messages_lost.add(u64::from(!matches!(said, Ok(Ok(())))));
        }
    }
}

/// Counts by name. One name may have several: one for each pipeline that declares the counter.
type Named = Mutex<BTreeMap<String, Vec<Arc<Count>>>>;

impl Stats {
    /// Returns the count of that name, and creates it if it is new.
    #[doc(hidden)]
    pub fn named(&self, name: &str) -> Arc<Count> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = named.get(name).and_then(|counts| counts.first()) {
            return Arc::clone(count);
        }
        let count = Arc::new(Count::default());
        named.entry(name.to_owned()).or_default().push(Arc::clone(&count));
        count
    }

    /// Shows a user's count.
    #[doc(hidden)]
    pub fn adopt(&self, name: String, count: Arc<Count>) {
        self.named.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default().push(count);
    }

    /// Returns the counts that users named, by name: those of [`counter`](crate::counter()), and
    /// the errors of each operator with a fallible closure, under the operator's name:
    /// `numbers.try_map`.
    pub fn counters(&self) -> Vec<(String, u64)> {
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        named.iter().map(|(name, counts)| (name.clone(), counts.iter().map(|n| n.get()).sum())).collect()
    }

    /// Returns the count of that name: one of [`Stats::counters`], or one of the context's own,
    /// such as `"records_in"`.
    ///
    /// # Errors
    /// When there is no count of that name; the message lists the existing ones.
    pub fn counter(&self, name: &str) -> Result<u64, Error> {
        let named = self.counters();
        if let Some((_, n)) = named.iter().find(|counter| counter.0 == name) {
            return Ok(*n);
        }
        if let Some((.., n)) = self.all().into_iter().find(|count| count.0 == name) {
            return Ok(n);
        }
        let known: Vec<String> = named.iter().map(|(known, _)| format!("`{known}`")).collect();
        Err(Error::Config(match known.as_slice() {
            [] => format!("there is no counter `{name}`: no pipeline calls `counter(\"{name}\")`"),
            known => format!("there is no counter `{name}`, only {}", known.join(", ")),
        }))
    }
}

stats! {
    batches: "batches run",
    batches_empty: "batches for which no source had data",
    batches_failed: "batches that failed because a required output could not take or show them",
    batches_without_input: "batches run without input, for windows that ended at batch times without a batch, or at the end of all input",
    ticks_merged: "batch times that passed before their batch was formed: their data is in the next batch",
    windows_skipped: "windows not produced because too many ended at batch times without a batch, or because they would be repeated at the end of all input; and each output of a window computed from those",
    windows_open: "windows with records that no window had produced when the context stopped",
    keys_open: "keys with state when the context stopped",
    timeouts_open: "keys that had not timed out when the context stopped",
    records_in: "records that batches read from sources",
    records_out: "records passed to outputs",
    bytes_in: "bytes that batches read from sources",
    bytes_read: "bytes that batches read from files",
    blocks: "blocks that receivers stored",
    connects: "connections made by receivers",
    connect_failures: "failed attempts to connect",
    disconnects: "connections that ended or broke",
    disconnects_idle: "connections closed because nothing arrived within the idle limit",
    receiver_restarts: "times a receiver was restarted",
    receiver_waits: "times a receiver was blocked because its buffer was full",
    lines_invalid: "lines that were not UTF-8: replaced, skipped or refused",
    lines_too_long: "lines dropped because they were longer than the limit",
    lines_cut: "last lines of a connection that arrived without a line end and were kept",
    lines_broken: "last lines of a connection dropped because it broke in the middle",
    blocks_refused: "blocks that a peer announced with a length over the limit; the connection was closed",
    blocks_cut: "blocks dropped because their connection ended in the middle",
    records_cut: "records dropped because their connection broke in the middle",
    bytes_unread: "bytes received before the stop but not read",
    records_unread: "records received before the stop that are not in any batch",
    decode_failures: "connections closed because the decoder could not read the data",
    bytes_cut: "bytes left out at the ends of files because they are not a whole record",
    table_reloads: "times a table was reloaded",
    table_reload_failures: "times a table could not be reloaded and kept its rows",
    files: "files that batches read from directory sources",
    files_too_old: "files from before the start, not read because they are older than the source's limit",
    files_ahead: "files held back because their time of modification is in the future",
    entries_unusable: "entries of watched directories that cannot be read: broken links, pipes, sockets, devices",
    files_changed: "times a file changed after it was read; the changes were not read",
    files_vanished: "files that vanished before they were read",
    files_unreadable: "files left out because they could not be opened or read, until they can be, or change",
    listings_failed: "times a directory could not be listed",
    events_lost: "events that listeners missed because too many were queued",
    messages_lost: "messages about the run that could not be written",
    outputs_failed: "outputs that could not take or show a batch that failed",
    outputs_retried: "times an output was retried",
    reads_retried: "times a read for a batch was retried because the source did not respond",
    outputs_skipped: "outputs skipped for a batch; their records are dead letters",
    drops_panicked: "batches in which a record's Drop panicked after the outputs had it; results are not affected",
    dead_records: "records that became dead letters",
    dead_records_lost: "dead-letter records dropped because there was no room",
}

/// What is not zero, one count a line.
impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, meaning, n) in self.all() {
            if n > 0 {
                writeln!(f, "{n:>12} {name}: {meaning}")?;
            }
        }
        for (name, n) in self.counters().iter().filter(|(_, n)| *n > 0) {
            writeln!(f, "{n:>12} {name}")?;
        }
        Ok(())
    }
}
