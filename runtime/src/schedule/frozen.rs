//! The states of a program on their way into files.

use super::program::Pipe;
use crate::{error::Error, plan::SlotInfo, state::FrozenCell};
use std::sync::Arc;

/// What was saved of one operator.
#[derive(Clone, Debug)]
pub(crate) struct SavedState {
    pub(crate) pipeline: String,
    /// of the operator
    pub(crate) name: String,
    pub(crate) shape: String,
    /// a segment for each partition, and more where a state was loaded and not used since
    pub(crate) segments: Vec<Arc<Vec<u8>>>,
}

/// The state of one operator, to be written by any thread.
#[derive(Debug)]
pub(crate) struct FrozenState {
    pipeline: &'static str,
    info: SlotInfo,
    cells: Vec<FrozenCell>,
}

impl FrozenState {
    pub(super) fn new(pipe: &Pipe, info: &SlotInfo, cells: Vec<FrozenCell>) -> Self {
        FrozenState { pipeline: pipe.plan.name, info: *info, cells }
    }

    /// Writes its files, into memory.
    pub(crate) fn write(&self) -> Result<SavedState, Error> {
        let SlotInfo { name, shape, .. } = self.info;
        let mut segments = Vec::new();
        for cell in &self.cells {
            let mut bytes = Vec::new();
            let written = cell.write(&mut bytes);
            written.map_err(|e| Error::Config(format!("the state of `{name}` cannot be saved: {e}")))?;
            segments.push(Arc::new(bytes));
        }
        let (pipeline, name, shape) = (self.pipeline.to_owned(), name.to_owned(), shape.to_owned());
        Ok(SavedState { pipeline, name, shape, segments })
    }
}

/// After which batch states are frozen, and the states.
#[derive(Debug, Default)]
pub(super) struct Freezing {
    pub(super) after: Option<u64>,
    pub(super) frozen: Vec<FrozenState>,
}

impl SavedState {
    pub(super) fn is_of(&self, pipeline: &str, info: &SlotInfo) -> bool {
        self.pipeline == pipeline && self.name == info.name
    }
}
