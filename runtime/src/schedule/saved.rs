//! The states of a program, by the names of their operators, between two batches.

use super::{Instance, Program};
use crate::{
    error::Error,
    plan::SlotInfo,
    segment::SegmentError,
    state::{Groups, SavedSegment},
};
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

impl SavedState {
    fn is_of(&self, pipeline: &str, info: &SlotInfo) -> bool {
        self.pipeline == pipeline && self.name == info.name
    }
}

impl Instance {
    /// Its share of all states, as of the last decision. No batch is running.
    pub(crate) fn freeze(&self) -> Result<Vec<SavedState>, Error> {
        let mut all = Vec::new();
        for (pipe, slots) in self.program.pipes.iter().zip(&self.slots) {
            for (info, slot) in pipe.plan.slots.iter().zip(slots) {
                let mut segments = Vec::new();
                for cell in slot.freeze(self.exec.place(), info.scope, &Groups::all()) {
                    let mut bytes = Vec::new();
                    cell.write(&mut bytes).map_err(|e| {
                        Error::Config(format!("the state of `{}` cannot be saved: {e}", info.name))
                    })?;
                    segments.push(Arc::new(bytes));
                }
                let (pipeline, name) = (pipe.plan.name.to_owned(), info.name.to_owned());
                all.push(SavedState { pipeline, name, shape: info.shape.to_owned(), segments });
            }
        }
        Ok(all)
    }

    /// What was saved by all instances, before the first batch.
    pub(crate) fn load(&self, saved: &[SavedState]) -> Result<(), Error> {
        for (pipe, slots) in self.program.pipes.iter().zip(&self.slots) {
            for (info, slot) in pipe.plan.slots.iter().zip(slots) {
                let refused = |why: &dyn std::fmt::Display| {
                    Error::Config(format!("the saved state of `{}` cannot be loaded: {why}", info.name))
                };
                let of_slot = saved.iter().filter(|state| state.is_of(pipe.plan.name, info));
                let segments = of_slot.flat_map(|state| &state.segments);
                let segments = segments.map(|bytes| SavedSegment::read(Arc::clone(bytes)).map(Arc::new));
                let segments = segments.collect::<Result<Vec<_>, SegmentError>>().map_err(|e| refused(&e))?;
                if !segments.is_empty() {
                    slot.load(self.exec.place(), info.scope, &segments).map_err(|e| refused(&e))?;
                }
            }
        }
        Ok(())
    }
}

impl Program {
    /// Checks that every state that was saved has its operator.
    ///
    /// # Errors
    /// When one would be lost.
    pub(crate) fn check_saved(&self, saved: &[SavedState]) -> Result<(), Error> {
        for state in saved {
            let slots =
                self.pipes.iter().flat_map(|pipe| pipe.plan.slots.iter().map(move |info| (pipe, info)));
            let known = slots.clone().find(|(pipe, info)| state.is_of(pipe.plan.name, info));
            let SavedState { pipeline, name, shape, .. } = state;
            match known {
                Some((_, info)) if info.shape == shape => {}
                Some((_, info)) => {
                    return Err(Error::Config(format!(
                        "the saved state of `{name}` is of `{shape}`, and the operator is `{}` now; give the stream another \
                         name, so that its state begins empty",
                        info.shape
                    )));
                }
                None => {
                    let names: Vec<String> = slots.map(|(_, info)| format!("`{}`", info.name)).collect();
                    let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                    return Err(Error::Config(format!(
                        "there is saved state of `{name}` in pipeline `{pipeline}`, and no such operator any more, so it \
                         would be lost; keep the names of streams with state (the operators with state are: {names})"
                    )));
                }
            }
        }
        Ok(())
    }
}
