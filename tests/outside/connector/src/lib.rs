//! What a third party can write against `streamc-core` alone: a source that is read at positions, a
//! transactional sink, an executor, and a type of record.
#![forbid(unsafe_code)]
#![deny(missing_docs, unreachable_pub, missing_debug_implementations)]

// derived records name `streamc`, which a connector does not depend on
extern crate streamc_core as streamc;

mod broker;
mod executor;
mod ledger;

pub use broker::{Broker, Event, TopicStream};
pub use executor::Mesh;
pub use ledger::{Ledger, LedgerSink};
