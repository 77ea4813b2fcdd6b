//! Pipelines that several programs of this package use: a pipeline is a function like any other.
#![forbid(unsafe_code)]

pub mod error_log;
