//! The runtime of streamc.
pub mod batch;
pub mod clock;
mod error;
pub mod exec;
pub mod fs;
mod map;
pub mod op;
pub mod receiver;
pub mod record;
pub mod rng;
pub mod shuffle;
pub mod source;
pub mod state;
pub mod stats;

pub use error::{Error, Result};
