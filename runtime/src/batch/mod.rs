//! Batches: their times, what they are made from, and when they come.

mod lineage;
mod time;
mod window;

pub(crate) use lineage::LineageLog;
pub use lineage::{BlockRange, InputLineage, Lineage};
pub(crate) use time::LONGEST;
pub use time::{BatchId, BatchTime, IntoDuration, format_interval, parse_interval};
pub use window::Window;
