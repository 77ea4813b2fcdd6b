//! Batches: their times, what they are made from, and when they run.

mod lineage;
mod position;
mod span;
mod split;
mod time;
mod window;

pub use lineage::{InputLineage, Lineage};
pub use position::{FileId, Position};
pub use span::Span;
pub use split::{SplitId, SplitStatus};
#[doc(hidden)]
pub use time::LONGEST;
pub use time::{BatchId, BatchTime, IntoDuration, format_interval, parse_interval};
pub use window::Window;
