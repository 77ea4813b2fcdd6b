//! A log beside that in memory.

use crate::{
    batch::{BatchId, Lineage},
    log::{BatchLog, Decision, Lsn, MemoryLog},
};
use std::{io, sync::Arc};

/// The lineages of the last batches, and the log of the run.
#[derive(Debug)]
pub(super) struct Both(pub(super) Arc<MemoryLog>, pub(super) Arc<dyn BatchLog>);

impl BatchLog for Both {
    fn begin(&self, lineage: &Lineage) -> Lsn {
        self.0.begin(lineage);
        self.1.begin(lineage)
    }

    fn decided(&self, batch: BatchId, decision: &Decision) -> Lsn {
        self.1.decided(batch, decision)
    }

    fn durable(&self, lsn: Lsn) -> io::Result<()> {
        self.1.durable(lsn)
    }
}
