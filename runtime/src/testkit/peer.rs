//! A system in memory that sinks write to, with the faults of a real one.

use crate::{
    batch::BatchId,
    error::Error,
    exec::Part,
    record::Text,
    sink::{
        DecideCx, PrepareCx, Prepared, Recovered, Sink, SinkControl, SinkError, SinkKind, SinkStart, Ticket,
    },
};
use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A database in memory. It outlives the sinks that write to it, so a test can look at it after a
/// run and let the next run find what the last one left.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, Peer, PeerFault, PeerSink, TestKit}};
///
/// #[pipeline(batch = "1s")]
/// fn copy(lines: DStream<&str>, out: PeerSink) {
///     lines.write_to(out);
/// }
///
/// let (lines, peer) = (testkit::input::<&str>(), Peer::default());
/// let mut kit = TestKit::new(copy(lines.stream(), peer.transactional()));
/// lines.push(["a", "b"]);
/// // the answer to the first commit is lost: the batch is there, and comes once
/// peer.fail(PeerFault::AfterCommit);
/// kit.run_batch()?;
/// assert_eq!(peer.records(), ["a", "b"]);
/// assert_eq!(peer.calls(), ["start", "prepare 0", "commit 0", "committed"]);
/// # Ok::<(), streamc::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Peer(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// what a reader sees
    records: Vec<String>,
    /// prepared, by ticket
    staged: BTreeMap<Vec<u8>, Vec<String>>,
    /// by output: the last batch
    marks: BTreeMap<String, Recovered>,
    /// what outputs hold that have written nothing yet
    held: Option<Recovered>,
    tickets: u32,
    faults: VecDeque<PeerFault>,
    calls: Vec<String>,
}

/// What goes wrong at a [`Peer`], once. Faults of one kind of call happen in the order in which
/// they were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PeerFault {
    /// `prepare` fails.
    InPrepare,
    /// `commit` fails and has changed nothing.
    BeforeCommit,
    /// `commit` succeeds, and its answer is lost.
    AfterCommit,
    /// `committed` gets no answer.
    Unreachable,
}

/// A sink that writes to a [`Peer`]: its records as text.
#[derive(Clone, Debug)]
pub struct PeerSink {
    peer: Peer,
    kind: SinkKind,
    in_turn: bool,
    per_instance: bool,
    commit_every: u64,
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Peer({} records)", self.lock().records.len())
    }
}

impl Peer {
    /// A sink that writes records and batch number in one transaction.
    #[must_use]
    pub fn transactional(&self) -> PeerSink {
        self.sink(SinkKind::Transactional)
    }

    /// A sink that stages records under a ticket, and shows them at the commit.
    #[must_use]
    pub fn staging(&self) -> PeerSink {
        self.sink(SinkKind::Staging)
    }

    fn sink(&self, kind: SinkKind) -> PeerSink {
        PeerSink { peer: self.clone(), kind, in_turn: false, per_instance: false, commit_every: 1 }
    }

    /// The next call that can go wrong in this way does.
    pub fn fail(&self, fault: PeerFault) {
        self.lock().faults.push_back(fault);
    }

    /// It holds this from an earlier run, of every output.
    pub fn hold(&self, mark: Recovered) {
        self.lock().held = Some(mark);
    }

    /// What was committed.
    #[must_use]
    pub fn records(&self) -> Vec<String> {
        self.lock().records.clone()
    }

    /// How many tickets are open: prepared, and neither committed nor aborted.
    #[must_use]
    pub fn open(&self) -> usize {
        self.lock().staged.len()
    }

    /// The calls of its sinks, in order: `prepare 3`, `commit 3`, `commit 3 4 5`, `committed`,
    /// `abort 3`, `start`.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.lock().calls.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn mark(&self, output: &str) -> Option<Recovered> {
        self.marks.get(output).or(self.held.as_ref()).cloned()
    }

    fn fails(&mut self, fault: PeerFault) -> bool {
        let at = self.faults.iter().position(|next| *next == fault);
        at.is_some_and(|at| self.faults.remove(at).is_some())
    }
}

impl PeerSink {
    /// See [`SinkControl::in_turn`].
    #[must_use]
    pub fn in_turn(self) -> Self {
        PeerSink { in_turn: true, ..self }
    }

    /// See [`SinkControl::per_instance`].
    #[must_use]
    pub fn per_instance(self) -> Self {
        PeerSink { per_instance: true, ..self }
    }

    /// See [`SinkControl::commit_every`].
    #[must_use]
    pub fn commit_every(self, batches: u64) -> Self {
        PeerSink { commit_every: batches, ..self }
    }
}

impl<T: Text> Sink<T> for PeerSink {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError> {
        let batch = cx.batch().seq;
        let mut peer = self.peer.lock();
        peer.calls.push(format!("prepare {batch}"));
        if peer.fails(PeerFault::InPrepare) {
            return Err("the peer takes nothing".into());
        }
        // the batch, a number of its own, the output
        peer.tickets += 1;
        let mut ticket = batch.to_le_bytes().to_vec();
        ticket.extend(peer.tickets.to_le_bytes());
        ticket.extend(cx.output().as_bytes());
        let text = |record: &T| {
            let mut text = String::new();
            record.text(&mut text);
            text
        };
        let records = parts.iter().flat_map(|part| &part.data).map(text).collect();
        peer.staged.insert(ticket.clone(), records);
        Ok(Ticket(ticket))
    }
}

impl SinkControl for PeerSink {
    fn kind(&self) -> SinkKind {
        self.kind
    }

    fn in_turn(&self) -> bool {
        self.in_turn
    }

    fn per_instance(&self) -> bool {
        self.per_instance
    }

    fn commit_every(&self) -> u64 {
        self.commit_every
    }

    fn start(&self, cx: &SinkStart<'_>) -> Result<Option<Recovered>, Error> {
        let mut peer = self.peer.lock();
        peer.calls.push("start".to_owned());
        Ok(peer.mark(cx.output))
    }

    fn committed(&self, cx: &DecideCx<'_>) -> Result<Option<Recovered>, SinkError> {
        let mut peer = self.peer.lock();
        peer.calls.push("committed".to_owned());
        match peer.fails(PeerFault::Unreachable) {
            true => Err("the peer does not answer".into()),
            false => Ok(peer.mark(cx.output())),
        }
    }

    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        let mut peer = self.peer.lock();
        let mut call = "commit".to_owned();
        run.iter().for_each(|prepared| call += &format!(" {}", prepared.batch.seq));
        peer.calls.push(call);
        if peer.fails(PeerFault::BeforeCommit) {
            return Err("the peer has lost the connection".into());
        }
        for ticket in run.iter().flat_map(|prepared| &prepared.tickets) {
            match peer.staged.remove(ticket.bytes()) {
                Some(records) => peer.records.extend(records),
                // a staging commit may be repeated; a transaction with that name has ended
                None if self.kind == SinkKind::Staging => {}
                None => return Err("there is no such transaction".into()),
            }
        }
        if let Some(last) = run.last() {
            let mark = Recovered::new(cx.log(), cx.epoch(), last.batch.seq, "the peer");
            peer.marks.insert(cx.output().to_owned(), mark);
        }
        match peer.fails(PeerFault::AfterCommit) {
            true => Err("the answer of the peer was lost".into()),
            false => Ok(()),
        }
    }

    fn abort(&self, cx: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        let mut peer = self.peer.lock();
        peer.calls.push(format!("abort {}", batch.seq));
        let seq = batch.seq.to_le_bytes();
        let ours = |ticket: &[u8]| ticket.starts_with(&seq) && ticket[12..] == *cx.output().as_bytes();
        peer.staged.retain(|ticket, _| !ours(ticket));
        Ok(())
    }
}
