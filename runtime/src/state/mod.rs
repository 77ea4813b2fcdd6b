//! State that lives across batches.
//!
//! A **slot** belongs to one operator of one pipeline in one instance and has a **cell** for each own partition.
//! Batches enter a slot in their order, at the point of use, so that stateless stages of batch b+1 may overlap
//! batch b. State is read as of b−1 and written aside; it becomes current, or is thrown away, by the decision
//! on b. Where a stage with state has failed in any instance, its state stays as of b−1 even if b is committed.

mod cell;
mod turnstile;
mod versions;

pub use cell::{Cell, Written};
pub use turnstile::{Entered, Slot};
pub use versions::{State, Twin};
