//! What a connector for streamc is written against.
//!
//! A connector brings records from somewhere or takes them somewhere. It depends on this crate
//! alone, with a caret, and works with every release of `streamc` that keeps this crate's major
//! version.
//!
//! | To write | implement | and see |
//! |---|---|---|
//! | a source that is pushed to, such as a socket | [`receiver::Receiver`] | [`receiver::Store`] |
//! | a source that is read at positions, such as a log | [`source::Source`] | [`source::SourcePart`] |
//! | an output | [`sink::Sink`] and [`sink::SinkControl`] | [`sink::SinkKind`] |
//! | an executor | [`exec::Exec`] | [`exec::Message`] |
//! | what reads or keeps files of state | – | [`segment`] |
//! | a type of record | `derive(Record)`, [`record::Record`] | [`record::Arena`] |
//!
//! Time, files, chance and the terminal are seams: [`mod@env`].

#![warn(clippy::print_stderr)]

pub mod batch;
pub mod env;
pub mod error;
pub mod exec;
pub mod fault;
pub mod log;
pub mod metrics;
pub mod receiver;
pub mod record;
pub mod segment;
pub mod sink;
pub mod source;

/// What derived records name. The part of this crate's version that a caret keeps is part of the
/// name.
#[doc(hidden)]
pub mod __core_abi_0_1 {
    pub use crate::record::*;
}

pub use error::{BuildError, Error, Result};
pub use metrics::counter::{Counter, counter};
pub use record::{Fields, Group, Key, Record, Text};
