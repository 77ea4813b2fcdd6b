//! The batch log: what each batch is made of, and what was decided about it.

mod decision;
mod memory;

pub use decision::Decision;
#[doc(hidden)]
pub use memory::MemoryLog;

use crate::batch::{BatchId, Lineage};
use std::{fmt, io};

/// The place of a record in a log: later records have greater numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lsn(pub u64);

/// Where lineages and decisions go. The driver calls it, for each batch in this order:
///
/// 1. [`begin`](BatchLog::begin) with its lineage, batch by batch in the order of their numbers.
/// 2. [`durable`](BatchLog::durable) with the number that `begin` returned, before anything outside
///    the process can see the batch: a closure of `foreach_rdd` or `transform`, a transactional or
///    plain commit.
/// 3. [`decided`](BatchLog::decided), when no output can go without the batch any more.
/// 4. `durable` again, before staging sinks show it and sources may forget it.
///
/// With several batches at a time, later ones begin while earlier ones are computed: a log writes
/// what it has when somebody needs it, in one append with one sync. `begin` and `decided` only take
/// the record; an error of writing it is that of `durable`.
pub trait BatchLog: fmt::Debug + Send + Sync + 'static {
    /// Takes what a batch is made of.
    fn begin(&self, lineage: &Lineage) -> Lsn;
    /// Takes the decision on a batch.
    fn decided(&self, batch: BatchId, decision: &Decision) -> Lsn;
    /// Returns when this record, and all before it, would survive a loss of power.
    ///
    /// # Errors
    /// When that is not so. It then never will be: a log that could not write once must not claim
    /// later that it has. The run ends, and nothing of the batch is shown after that.
    fn durable(&self, lsn: Lsn) -> io::Result<()>;
}
