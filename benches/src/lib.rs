//! Shared by the benchmarks: data, hand-written loops, pipelines, and how contenders are timed.

pub mod data;
pub mod hand;
pub mod pipelines;
pub mod ratio;
pub mod same;
