//! The executor seam, in SPMD form: every instance runs the same batch function on its own
//! partitions and meets the others only in numbered collective calls.
//!
//! **Invariant:** every instance makes every call of every batch exactly once, whatever fails. Call
//! numbers come from the plan; no user value decides whether a call is made. A failed stage still
//! calls and sends its fault in place of data, so that all instances see the same fault.

mod cx;
mod due;
mod epoch;
mod meter;
mod parts;
mod workers;

pub use cx::StageCx;
pub use due::Due;
pub use epoch::Epoch;
pub use meter::{Meter, StageRun};
pub use parts::{Part, Parts};
pub use workers::Workers;

use crate::{fault::Fault, record::Arena};
use std::{fmt, ops::Range};

/// Where an instance stands: it owns [`Topology::own`] of the partitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topology {
    /// This instance, counted from 0. Instance 0 is the driver.
    pub me: u32,
    /// How many instances there are.
    pub peers: u32,
    /// How many partitions every keyed operator has, over all instances.
    pub partitions: u32,
}

impl Topology {
    /// The own share of `total` partitions.
    pub fn own(&self, total: u32) -> Range<u32> {
        self.first(self.me, total)..self.first(self.me + 1, total)
    }

    /// Who owns partition `partition` of `total`.
    pub fn owner(&self, partition: u32, total: u32) -> u32 {
        (0..self.peers).rfind(|peer| self.first(*peer, total) <= partition).unwrap_or(0)
    }

    fn first(&self, peer: u32, total: u32) -> u32 {
        (u64::from(peer) * u64::from(total) / u64::from(self.peers)) as u32
    }
}

/// One collective call of one batch. Calls are constants of the emitted code; batches have no gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct CallId {
    /// The number of the batch.
    pub batch: u64,
    /// The call within the batch.
    pub call: u32,
    /// For an algorithm whose number of calls its data decides: the round. The driver says in each
    /// round whether there is another one, so that all instances make the same calls. Otherwise 0.
    pub round: u32,
}

impl CallId {
    /// The first, mostly only, round of a call.
    #[must_use]
    pub const fn new(batch: u64, call: u32) -> CallId {
        CallId { batch, call, round: 0 }
    }
}

/// What travels from one instance to another in a call.
#[derive(Clone, Debug)]
pub struct Message {
    /// When sent: the receiver. When received: the sender.
    pub peer: u32,
    /// The partition that it comes from.
    pub from: u32,
    /// The partition that it goes to.
    pub to: u32,
    /// Encoded records, or why there are none.
    pub body: Result<Arena, Fault>,
}

/// Another instance is gone, and with it its partitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The instance that is gone.
    pub peer: u32,
    /// What was seen of it: `the connection was closed`.
    pub why: String,
}

impl Lost {
    /// Instance `peer` is gone; `why` is what was seen of it.
    pub fn new(peer: u32, why: impl Into<String>) -> Lost {
        Lost { peer, why: why.into() }
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "instance {} is gone: {}", self.peer, self.why)
    }
}

impl std::error::Error for Lost {}

/// Runs tasks and carries messages. Object safe and without record types, so that a pipeline is
/// compiled once for all executors.
pub trait Exec: fmt::Debug + Send + Sync {
    /// Where this instance stands.
    fn place(&self) -> Topology;
    /// Runs the tasks `0..tasks` of this instance on its threads and returns when all are done.
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync));
    /// Its threads, for what a closure in the driver does with whole batches. Without any it is
    /// done where the closure runs.
    fn workers(&self) -> Workers {
        Workers::default()
    }
    /// Whether records that stay in this instance cross as they are. `wire` says no, so that
    /// everything is encoded.
    fn direct(&self) -> bool {
        true
    }
    /// The only collective call. Returns when all messages for this instance are here, in any
    /// order.
    ///
    /// # Errors
    /// When an instance is gone. Every later call then fails too: no batch can be decided any more,
    /// so that the context ends with [`Error::Peer`](crate::Error::Peer), in each instance that is
    /// left.
    fn all_to_all(&self, at: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost>;
}
