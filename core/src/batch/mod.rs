//! Batches: their times, what they are made from, and when they come.

mod lineage;
mod time;
mod window;

#[doc(hidden)]
pub use lineage::LineageLog;
pub use lineage::{BlockRange, InputLineage, Lineage};
#[doc(hidden)]
pub use time::LONGEST;
pub use time::{BatchId, BatchTime, IntoDuration, format_interval, parse_interval};
pub use window::Window;
