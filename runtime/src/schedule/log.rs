//! What the driver notes about a batch in the batch log.

use super::{BatchInputs, Instance};
use crate::{
    batch::{BatchId, Lineage},
    error::Error,
    fault::Fault,
    log::{Decision, Lsn},
};
use std::sync::Arc;

impl Instance {
    /// The log takes a batch that is about to be run, `passed` batch times after the one before.
    /// To be called by the driver, in the order of the batches.
    pub(crate) fn begin(&self, id: BatchId, passed: u64, cuts: &BatchInputs) -> Lsn {
        let epoch = self.env.world.epoch;
        let mut lineage = Lineage::new(id);
        lineage.passed = passed;
        lineage.missed = cuts.shows.is_some();
        (lineage.log, lineage.epoch, lineage.seed) = (epoch.log, epoch.number, epoch.seed);
        lineage.interval = self.env.world.interval;
        lineage.plans = Arc::clone(&self.program.fingerprints);
        lineage.partitions = self.exec.place().partitions;
        lineage.tables = cuts.tables.iter().map(|table| table.number).collect();
        lineage.inputs = cuts.lineage.iter().map(|(_, of)| of.clone()).collect();
        self.env.log.begin(&lineage)
    }

    /// Returns when the record is durable, and all before it.
    pub(super) fn durable(&self, batch: BatchId, lsn: Lsn) -> Result<(), Error> {
        if !self.is_driver() {
            return Ok(());
        }
        self.env.log.durable(lsn).map_err(|cause| Error::Log { batch, cause })
    }

    /// The log takes the decision; returns when it is durable.
    pub(super) fn note_decision(&self, batch: BatchId, decision: &Decision) -> Result<(), Error> {
        if !self.is_driver() {
            return Ok(());
        }
        let lsn = self.env.log.decided(batch, decision);
        self.durable(batch, lsn)
    }

    /// The log takes that the batch failed and nothing has it. If that is lost, the batch is run
    /// again, with the same result.
    pub(super) fn note_abort(&self, batch: BatchId, fault: Option<&Fault>) {
        if self.is_driver() {
            let fault = fault.cloned().unwrap_or_else(|| Fault::new("an earlier batch failed"));
            self.env.log.decided(batch, &Decision::aborted(fault));
        }
    }
}
