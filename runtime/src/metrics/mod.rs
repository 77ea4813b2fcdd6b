//! What a context counts and reports: counts, counters of programs, and events for listeners.

mod bus;
pub(crate) mod counter;
pub mod events;
pub mod stats;

pub(crate) use bus::Bus;
pub use bus::Events;
