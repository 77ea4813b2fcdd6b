//! What a context counts and reports: counts, counters of programs, and events for listeners.

mod bus;
#[doc(hidden)]
pub mod counter;
pub mod events;
pub mod stats;

#[doc(hidden)]
pub use bus::Bus;
pub use bus::Events;
