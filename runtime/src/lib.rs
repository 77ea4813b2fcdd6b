//! The runtime of streamc.
pub mod batch;
pub mod exec;
pub mod op;
pub mod record;
pub mod shuffle;
pub mod state;
