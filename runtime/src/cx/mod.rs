//! What a batch function is given.

mod config;
mod dead_letters;
mod driver_state;
mod env;
mod keys;
mod output;
mod scope;
mod sinks;
mod sorted;
mod stages;
mod tap;
mod turn;

pub use config::{Captured, Config, Driver, captured, config};
pub use dead_letters::DeadLetter;
pub(crate) use dead_letters::{DeadLetters, LETTER_BYTES};
pub use driver_state::{DriverState, driver_state};
pub(crate) use env::Env;
pub use keys::{InputKey, SinkKey};
pub(crate) use output::{Kept, output};
pub use output::{again, gather_for, keep_aside, scatter, write};
pub(crate) use scope::{Failed, Scope};
pub use sinks::{AnySink, TakenBy, write_taken, write_taken_sorted};
pub use sorted::{
    Order, OrderOfAny, OrderOfKeys, OrderOfRecords, RecordsOf, Sorted, records_of, write_sorted,
};
pub(crate) use stages::Stages;
pub(crate) use tap::{Tap, Tapped};
pub(crate) use turn::Turn;

use crate::{
    batch::{BatchId, BatchTime, Window},
    exec::{Due, Exec, Parts, StageCx},
    lookup::{TableKey, TableVersion, Version},
    record::Stored,
    state::{Slot, SlotGuard},
};
use std::ops::Deref;
use streamc_core::source::{Input, SourcePart};

/// One batch of one pipeline in one instance, as the batch function sees it.
#[derive(Debug)]
pub struct BatchCx<'e> {
    pub(crate) stage: StageCx<'e>,
    pub(crate) inputs: &'e [Input],
    pub(crate) slots: &'e [Slot],
    pub(crate) scope: &'e Scope,
    /// only in a batch that is run without input: by slot, what states give out of their own
    pub(crate) shows: Option<&'e [Due]>,
    pub(crate) windows: &'e [Window],
    pub(crate) tables: &'e [TableVersion],
}

impl<'e> Deref for BatchCx<'e> {
    type Target = StageCx<'e>;
    fn deref(&self) -> &StageCx<'e> {
        &self.stage
    }
}

impl<'e> BatchCx<'e> {
    /// What the state number `slot` gives out of its own, in a batch without input.
    pub(crate) fn shows(&self, slot: usize) -> Due {
        self.shows.and_then(|shows| shows.get(slot).copied()).unwrap_or(Due::Idle)
    }
    /// Whether one of these states gives something out of its own, in a batch without input.
    pub fn shows_any(&self, slots: &[usize]) -> bool {
        slots.iter().any(|slot| self.shows(*slot).is_yes())
    }
    /// Whether a closure in the driver is called for streams that have this: also for what has
    /// nothing, in a batch without input, where one of these states meets it.
    pub fn wants(&self, due: Due, met_by: &[usize]) -> bool {
        due.is_yes() || (due == Due::Idle && self.shows_any(met_by))
    }
    /// The window of operator `op`, in batches.
    pub fn window(&self, op: u32) -> Window {
        let known = self.windows.iter().find(|window| window.op == op);
        *known.expect("a pipeline says its windows while it is constructed")
    }
    /// Enters the state number `slot`.
    pub fn enter(&self, slot: usize) -> SlotGuard<'e> {
        self.stage.enters_state();
        self.slots[slot].enter(self, self.shows(slot))
    }
    /// The version of a table that this batch sees.
    pub(crate) fn table<K: Stored, V: Stored>(&self, table: TableKey<K, V>) -> &'e Version<K, V> {
        let rows = self.tables[table.ix].rows.downcast_ref();
        rows.expect("a table has one type")
    }
    /// The partitions of an input.
    pub fn source<S: Stored>(&self, input: &InputKey<S>) -> Parts<&'e SourcePart<S>> {
        let parts: &Parts<SourcePart<S>> =
            self.inputs[input.ix].downcast_ref().expect("an input has one type");
        parts.by_ref().with_due(if self.shows.is_some() { Due::Idle } else { Due::Yes })
    }

    /// A batch by hand, without a context: there is nowhere to write to. For tests of what happens
    /// before outputs.
    #[doc(hidden)]
    pub fn for_test(exec: &'e dyn Exec, seq: u64, inputs: &'e [Input], slots: &'e [Slot]) -> Self {
        let id = BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq } };
        BatchCx {
            stage: StageCx::new(exec, id, 5, 0, false),
            inputs,
            slots,
            scope: Scope::detached(),
            shows: None,
            windows: &[],
            tables: &[],
        }
    }
}
