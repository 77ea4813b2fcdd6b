//! Sources without the type of their records, as the scheduler keeps them.

use crate::{
    batch::BlockRange,
    error::Error,
    exec::{Parts, Topology},
    record::Stored,
};
use std::{fmt, sync::Arc};
use streamc_core::source::{Input, Source, SourceCx};

/// A source of any records.
pub(crate) trait AnySource: fmt::Debug + Send + Sync {
    fn name(&self) -> String;
    /// Equal for two inputs that read the same source.
    fn id(&self) -> usize;
    fn bound(&self, bytes: u64);
    fn start(&self, cx: &SourceCx) -> Result<(), Error>;
    /// See [`Source::cut`]; `shared` when several inputs read it. One share for each of `peers`
    /// instances.
    fn cut(&self, limit: usize, peers: u32, shared: bool) -> Result<ErasedCut, Error>;
    /// A batch without data from this source.
    fn empty(&self) -> Input;
    fn finite(&self) -> bool;
    #[cfg(feature = "progress")]
    fn size(&self) -> Option<u64>;
    fn finished(&self) -> bool;
    fn stop(&self, graceful: bool);
    fn decided(&self, blocks: &[BlockRange]);
}

/// What a source gave to a batch.
#[derive(Debug)]
pub(crate) struct ErasedCut {
    /// one for each instance
    pub(crate) shares: Vec<Input>,
    pub(crate) partitions: u32,
    pub(crate) records: u64,
    pub(crate) lineage: Vec<BlockRange>,
}

impl<S: Stored> AnySource for Arc<dyn Source<S>> {
    fn name(&self) -> String {
        (**self).name()
    }

    fn id(&self) -> usize {
        Arc::as_ptr(self).cast::<()>() as usize
    }

    fn bound(&self, bytes: u64) {
        (**self).bound(bytes);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        (**self).start(cx)
    }

    fn cut(&self, limit: usize, peers: u32, shared: bool) -> Result<ErasedCut, Error> {
        let mut cut = (**self).cut(limit)?;
        let partitions = u32::try_from(cut.parts.len()).expect("a source keeps to the limit of partitions");
        if shared {
            cut.parts.iter_mut().for_each(|part| part.shared = true);
        }
        if partitions == 0 {
            return Ok(ErasedCut { shares: Vec::new(), partitions, records: 0, lineage: Vec::new() });
        }
        let mut parts = cut.parts.into_iter();
        let share = |me| {
            // only the owned ranges of the place are used here, and they do not depend on keyed
            // partitions
            let place = Topology { me, peers, partitions: 1 };
            let next = |_| parts.next().expect("the shares of all instances are all partitions");
            Arc::new(Parts::share(place, partitions, next)) as Input
        };
        let shares = (0..peers).map(share).collect();
        Ok(ErasedCut { shares, partitions, records: cut.records, lineage: cut.lineage })
    }

    fn empty(&self) -> Input {
        Arc::new(Parts::<streamc_core::source::SourcePart<S>>::new(0, Ok(Vec::new())))
    }

    fn finite(&self) -> bool {
        (**self).finite()
    }

    #[cfg(feature = "progress")]
    fn size(&self) -> Option<u64> {
        (**self).size()
    }

    fn finished(&self) -> bool {
        (**self).finished()
    }

    fn stop(&self, graceful: bool) {
        (**self).stop(graceful);
    }

    fn decided(&self, blocks: &[BlockRange]) {
        (**self).decided(blocks);
    }
}
