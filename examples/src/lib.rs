//! Pipelines that several programs of this package use: a pipeline is a function like any other.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "examples print")]

pub mod error_log;
