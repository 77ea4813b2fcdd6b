//! How a run finds out what a sink has from earlier runs, and what follows from it.

use super::cx::OutputCx;
use crate::{
    batch::{BatchId, BatchTime},
    env::Fs,
};

/// What a sink is started with.
#[derive(Debug)]
#[non_exhaustive]
pub struct SinkStart<'a> {
    /// The files of the context.
    pub fs: &'a dyn Fs,
    /// The pipeline.
    pub pipeline: &'static str,
    /// The name of the output: `counts.write_to`.
    pub output: &'static str,
    /// The log that decisions on batches are kept in: random, and the same for all runs that
    /// continue one another. A run without a log of its own is one log.
    pub log: u64,
    /// Counts the runs of a log, from 1. Of two processes that both believe to own the log, the
    /// one with the higher epoch does.
    pub epoch: u64,
    /// The last batch that the log has decided; `None` if the log is new.
    pub last_decided: Option<u64>,
}

impl<'a> SinkStart<'a> {
    /// An output of a run.
    #[doc(hidden)]
    #[must_use]
    pub fn new(of: &OutputCx<'a>) -> Self {
        let OutputCx { pipeline, output, world } = *of;
        let (log, epoch, last_decided) = (world.epoch.log, world.epoch.number, world.epoch.last_decided());
        SinkStart { fs: &*world.fs, pipeline, output, log, epoch, last_decided }
    }
}

/// The last batch that a sink holds durably, as stored beside the records.
///
/// "Durably" means at the peer: what a crash of the peer can lose is not committed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recovered {
    /// The log of the run that wrote it.
    pub log: u64,
    /// The epoch of that run.
    pub epoch: u64,
    /// The number of the batch in its log.
    pub batch: u64,
    /// Its time. If it is known, the batches of a run that continues nothing come after it.
    pub time: Option<BatchTime>,
    /// A digest of its records, to tell whether a batch that is run again is the same.
    pub digest: Option<u64>,
    /// Where it is, in the user's terms: the path of a folder, the name of a table.
    pub place: String,
}

impl Recovered {
    /// A batch in the place of a sink.
    #[must_use]
    pub fn new(log: u64, epoch: u64, batch: u64, place: impl Into<String>) -> Self {
        Recovered { log, epoch, batch, time: None, digest: None, place: place.into() }
    }

    /// The time of the batch.
    #[must_use]
    pub fn at(self, time: BatchTime) -> Self {
        Recovered { time: Some(time), ..self }
    }

    /// The digest of the batch's records.
    #[must_use]
    pub fn with_digest(self, digest: u64) -> Self {
        Recovered { digest: Some(digest), ..self }
    }

    /// Whether `batch` of the log was committed.
    #[must_use]
    pub fn has(&self, log: u64, batch: BatchId) -> bool {
        self.log == log && self.batch >= batch.seq
    }
}

/// What a log knows of its batches when it is continued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogState {
    /// Its id.
    pub log: u64,
    /// The last batch that is decided.
    pub decided: Option<u64>,
    /// The last batch whose lineage is in the log, decided or not.
    pub logged: Option<u64>,
    /// The first batch that can still be delivered again.
    pub kept_from: u64,
}

impl LogState {
    /// A log of batches up to `decided`, with lineage up to `logged`, kept from `kept_from` on.
    #[must_use]
    pub fn new(log: u64, decided: Option<u64>, logged: Option<u64>, kept_from: u64) -> Self {
        LogState { log, decided, logged, kept_from }
    }

    /// How a sink stands to the log.
    #[must_use]
    pub fn standing(&self, sink: Option<&Recovered>) -> Standing {
        let decided = self.decided.map_or(0, |batch| batch + 1);
        let logged = self.logged.map_or(0, |batch| batch + 1).max(decided);
        let has = match sink {
            Some(sink) if sink.log != self.log => return Standing::OtherLog,
            Some(sink) => sink.batch + 1,
            None => 0,
        };
        if has > logged {
            Standing::TooFarAhead
        } else if has > decided {
            Standing::Ahead { batches: has - decided }
        } else if has == decided {
            Standing::Equal
        } else if has >= self.kept_from {
            Standing::Behind { batches: decided - has }
        } else {
            Standing::TooFarBehind
        }
    }
}

/// How what a sink has committed stands to what the log has decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing {
    /// It has what is decided.
    Equal,
    /// It has batches that are logged and not decided: they are decided now.
    Ahead {
        /// How many.
        batches: u64,
    },
    /// It lacks batches that are decided and kept: they are delivered again.
    Behind {
        /// How many.
        batches: u64,
    },
    /// It has a batch that the log has never seen.
    TooFarAhead,
    /// It lacks batches that the log no longer has.
    TooFarBehind,
    /// Another log wrote it.
    OtherLog,
}

impl Standing {
    /// Why a run cannot continue with a sink that stands like this, and what can be done.
    #[must_use]
    pub fn refusal(self, output: &str, place: &str) -> Option<String> {
        let why = match self {
            Standing::Equal | Standing::Ahead { .. } | Standing::Behind { .. } => return None,
            Standing::TooFarAhead => {
                "has a batch that this log has never seen; was the log restored from a backup?"
            }
            Standing::TooFarBehind => {
                "lacks batches that this log no longer keeps; was it restored from a backup?"
            }
            Standing::OtherLog => {
                "was written by another log; was the log deleted, or is it another job's place?"
            }
        };
        Some(format!(
            "{place}, where `{output}` writes, {why} To continue from what is there, use `--adopt-sink {output}`; \
             otherwise empty the place or choose another one"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sink_is_equal_ahead_behind_or_refused() {
        let log = LogState::new(7, Some(10), Some(12), 6);
        let of = |log_id, batch| log.standing(Some(&Recovered::new(log_id, 1, batch, "t")));
        assert_eq!(of(7, 10), Standing::Equal);
        assert_eq!([of(7, 11), of(7, 12)], [1, 2].map(|batches| Standing::Ahead { batches }));
        assert_eq!(of(7, 13), Standing::TooFarAhead);
        assert_eq!([of(7, 9), of(7, 5)], [1, 5].map(|batches| Standing::Behind { batches }));
        assert_eq!(of(7, 4), Standing::TooFarBehind, "batch 5 is gone");
        assert_eq!(of(8, 10), Standing::OtherLog);
        assert_eq!(log.standing(None), Standing::TooFarBehind);
    }

    #[test]
    fn a_new_log_takes_an_empty_sink_only() {
        let log = LogState::new(7, None, None, 0);
        assert_eq!(log.standing(None), Standing::Equal);
        assert_eq!(log.standing(Some(&Recovered::new(7, 1, 0, "t"))), Standing::TooFarAhead);
        assert_eq!(log.standing(Some(&Recovered::new(3, 1, 0, "t"))), Standing::OtherLog);
        // the first batch is logged, and the process ended between its commit and its decision
        let log = LogState::new(7, None, Some(0), 0);
        assert_eq!(log.standing(Some(&Recovered::new(7, 1, 0, "t"))), Standing::Ahead { batches: 1 });
        assert_eq!(log.standing(None), Standing::Equal);
    }

    #[test]
    fn a_refusal_names_the_output_its_place_and_the_way_out() {
        let text = Standing::OtherLog.refusal("counts.write_to", "table `counts`").expect("it is refused");
        assert!(
            text.contains("table `counts`, where `counts.write_to` writes") && text.contains("--adopt-sink")
        );
        assert_eq!(Standing::Behind { batches: 3 }.refusal("a", "b"), None);
    }
}
