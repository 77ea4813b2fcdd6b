//! Reports the stages of a batch to listeners.

use super::Env;
use crate::{
    batch::BatchTime,
    exec::{Meter, StageRun},
    metrics::events::{Event, StageInfo},
    plan::Plan,
};

/// The stages of one batch of one pipeline.
#[derive(Debug)]
pub(crate) struct Stages<'a> {
    pub(crate) env: &'a Env,
    pub(crate) plan: &'static Plan,
    pub(crate) batch: BatchTime,
}

impl Meter for Stages<'_> {
    fn now(&self) -> u64 {
        self.env.clock.monotonic()
    }

    fn ran(&self, run: StageRun<'_>) {
        self.env.events.tell(|| {
            let name = self.plan.stages.get(run.stage as usize).copied().unwrap_or_default();
            let mut info = StageInfo::new(self.batch, self.plan.name, run.stage, name);
            (info.records, info.took, info.failed) = (run.records, run.took, run.failed.map(str::to_owned));
            Event::StageCompleted(info)
        });
    }
}
