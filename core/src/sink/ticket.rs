//! What a sink prepared, as the decision on a batch keeps it.

use crate::batch::BatchId;

/// Bytes of a sink's own by which it finds again what it prepared: the name of a staged file, the
/// id of an upload. They are stored with the decision on the batch, so they must be enough to
/// commit the batch after a restart, from another process.
///
/// A sink that finds it by the batch alone returns `Ticket::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ticket(pub Vec<u8>);

impl Ticket {
    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Ticket {
    fn from(bytes: Vec<u8>) -> Self {
        Ticket(bytes)
    }
}

/// A batch that is to be committed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prepared {
    /// The batch.
    pub batch: BatchId,
    /// What [`Sink::prepare`](super::Sink::prepare) returned in each instance where it was called,
    /// in the order of the instances: one ticket, unless the sink is
    /// [`per_instance`](super::SinkControl::per_instance).
    pub tickets: Vec<Ticket>,
}

impl Prepared {
    /// A batch and its tickets.
    #[must_use]
    pub fn new(batch: BatchId, tickets: Vec<Ticket>) -> Self {
        Prepared { batch, tickets }
    }

    /// The ticket of a sink that has one for the whole batch.
    #[must_use]
    pub fn ticket(&self) -> &[u8] {
        self.tickets.first().map_or(&[], Ticket::bytes)
    }
}
