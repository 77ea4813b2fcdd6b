//! The executors that are built in, over the seam of [`streamc_core::exec`].

mod local;
mod memory;
mod sim;
mod wire;

pub use local::Local;
pub use sim::Sim;
pub use streamc_core::exec::*;
pub use wire::Wire;
