//! What the end-to-end tests share.
//!
//! [`mod@reference`] is the naive meaning of pipelines, [`generator`] draws pipelines at random.
#![allow(clippy::type_complexity, reason = "closures over values are plain where they stand")]

pub mod generator;
pub mod reference;
