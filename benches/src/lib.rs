//! Shared by the benchmarks: data, hand-written loops, and how contenders are timed.

pub mod data;
pub mod hand;
pub mod ratio;
