//! State that lives across batches.
//!
//! A **slot** belongs to one operator of one pipeline in one instance and has a **cell** for each
//! own partition. Batches enter a slot in their order, at the point of use, so that stateless
//! stages of batch b+1 may overlap batch b. State is read as of b−1 and written aside; it becomes
//! current, or is thrown away, by the decision on b. Where a stage with state has failed in any
//! instance, its state stays as of b−1 even if b is committed.
//!
//! Every batch enters every slot, in the same order, also where its stream has nothing: a later
//! batch that waits at a slot waits for the decision on the earlier one, which needs nothing of the
//! later one.
//!
//! Batches that a state did not get because they failed are listed beside it (`failures`); a tick
//! without a batch is none of them. What a state will give out without further records it says as
//! an [`Outlook`].
//!
//! A slot is saved between two batches as the segments of its cells (`frozen`), and loaded before
//! the first batch (`saved`): a cell keeps what was saved until the operator, which knows the
//! types, opens it (`base`).
//!
//! What a cell holds is [`Versioned`]. State by key is columns: `keys`, each stored once, with an
//! `index`, and a `column` of states beside them. `dense` is for operators that see every key in
//! every batch, `sparse` for those that see few, with `idle` for their timeouts. Which key groups
//! have changed is noted in `groups`. What users see of a state is with the operators.

mod base;
mod cell;
mod column;
mod dense;
mod failures;
mod frozen;
mod groups;
mod head;
mod idle;
mod index;
mod initial;
mod keys;
mod outlook;
mod saved;
mod sparse;
mod turnstile;
mod versioned;

pub(crate) use base::{Base, decode, refusal, refuse};
pub(crate) use cell::Opened;
pub use cell::{Cell, Written};
pub(crate) use column::Column;
pub(crate) use dense::{DenseState, Place, States};
pub(crate) use failures::Failures;
pub use frozen::Frozen;
pub(crate) use frozen::{FrozenCell, FrozenRows};
pub use groups::Groups;
pub(crate) use idle::Idle;
pub use initial::{Initial, initial_state};
pub(crate) use keys::{Keys, NewKeys};
pub use outlook::Outlook;
pub(crate) use outlook::{Holding, Skipped};
pub(crate) use saved::{SavedCell, SavedRow, SavedSegment};
pub use sparse::Snapshot;
pub(crate) use sparse::{Change, SparseState};
pub use turnstile::{Slot, SlotGuard};
pub use versioned::Versioned;
