//! The states of a program, by the names of their operators, between two batches.

use super::{FrozenState, Instance, Program, SavedState, frozen::Freezing, program::Pipe};
use crate::{
    batch::BatchId,
    error::Error,
    fault::Fault,
    plan::SlotInfo,
    segment::SegmentError,
    state::{Groups, SavedSegment, Slot},
};
use std::sync::{Arc, MutexGuard, PoisonError};

impl Instance {
    fn states(&self) -> impl Iterator<Item = (&Pipe, &'static SlotInfo, &Slot)> {
        let pipes = self.program.pipes.iter().zip(&self.slots);
        pipes.flat_map(|(pipe, slots)| {
            pipe.plan.slots.iter().zip(slots).map(move |(info, slot)| (pipe, info, slot))
        })
    }

    /// Its share of all states, as of the last decision. No batch is running.
    pub(crate) fn freeze(&self) -> Vec<FrozenState> {
        let (place, all) = (self.exec.place(), Groups::all());
        let freeze = |(pipe, info, slot): (&Pipe, &SlotInfo, &Slot)| {
            FrozenState::new(pipe, info, slot.freeze(place, info.scope, &all))
        };
        self.states().map(freeze).collect()
    }

    /// Freezes its share of all states at the decision on batch `seq`. Later batches may run
    /// meanwhile.
    pub(crate) fn freeze_after(&self, seq: u64) {
        *self.freezing() = Freezing { after: Some(seq), frozen: Vec::new() };
    }

    /// Returns what [`Instance::freeze_after`] asked for.
    pub(crate) fn take_frozen(&self) -> Vec<FrozenState> {
        std::mem::take(&mut *self.freezing()).frozen
    }

    fn freezing(&self) -> MutexGuard<'_, Freezing> {
        self.freezing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// States have the batch, but for those, by their number, that have a `fault`.
    pub(super) fn decide_slots<'f>(&self, id: BatchId, fault: impl Fn(u32) -> Option<&'f Fault>) {
        let mut freezing = self.freezing();
        let all = (freezing.after == Some(id.seq)).then(Groups::all);
        for (number, (pipe, info, slot)) in (0..).zip(self.states()) {
            let fault = fault(number);
            fault.into_iter().for_each(|fault| slot.misses(id.tick, fault));
            if let Some(all) = &all {
                let (decision, place) = ((id.seq, fault.is_none()), self.exec.place());
                let cells = slot.decide_and_freeze(decision, place, info.scope, all);
                freezing.frozen.push(FrozenState::new(pipe, info, cells));
            } else {
                slot.decide(id.seq, fault.is_none());
            }
        }
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
