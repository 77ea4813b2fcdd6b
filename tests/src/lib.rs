//! What the end-to-end tests share.
//!
//! [`reference`] is the naive meaning of pipelines, [`generator`] draws pipelines at random.

pub mod generator;
pub mod reference;
