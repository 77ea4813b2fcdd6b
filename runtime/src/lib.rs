//! The runtime of streamc.
pub mod batch;
pub mod exec;
pub mod op;
pub mod record;
pub mod shuffle;
pub mod state;

pub use record::{Group, Record, Text};

/// What emitted and derived code names. Not public API: the version in the name makes a compiler and a runtime that
/// do not belong together fail to link by name.
#[doc(hidden)]
pub mod __abi_0_1_0 {
    pub use crate::record::{
        Arena, Corrupt, Cursor, OwnedRecord, Record, Stored, Text, TypedBlock, owned_field,
    };
}
