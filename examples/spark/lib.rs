//! What the ports of Spark's streaming examples share.
#![forbid(unsafe_code)]

pub mod page_views;
