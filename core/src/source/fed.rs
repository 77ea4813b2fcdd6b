//! Feeds a stream of borrowed records from a source of owned ones: `&str` from `String`,
//! `(u64, &[u8])` from `(u64, Vec<u8>)`.
//!
//! Sources that store record by record copy records as they store them
//! ([`crate::record::FeedsAs`]). This is for sources whose blocks already exist: each block is
//! copied into the other form when it is read.

use super::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart};
use crate::{
    batch::{Position, Span},
    error::Error,
    record::{Arena, Block, FeedsAs, Record, Stored, StoredAs},
};
use std::{any::Any, fmt, marker::PhantomData, sync::Arc};

struct Fed<A: Stored, S> {
    source: Arc<dyn Source<A>>,
    of: PhantomData<fn() -> S>,
}

impl<A: Stored, S> fmt::Debug for Fed<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fed({:?})", self.source)
    }
}

/// Turns a source of blocks of `A` into a source for records `R`. If `R` is stored as `A`, that is
/// the source itself.
pub fn feeding<A: Stored + StoredAs<R::Owned>, R: Record>(
    source: Arc<dyn Source<A>>,
) -> Arc<dyn Source<R::Owned>> {
    let same: Box<dyn Any> = Box::new(source.clone());
    match same.downcast::<Arc<dyn Source<R::Owned>>>() {
        Ok(source) => *source,
        Err(_) => Arc::new(Fed::<A, R::Owned> { source, of: PhantomData }),
    }
}

impl<A: Stored + StoredAs<S>, S: Stored> Source<S> for Fed<A, S> {
    fn name(&self) -> String {
        self.source.name()
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        self.source.start(cx, from)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        self.source.plan(limits)
    }

    fn prefetch(&self, spans: &[Span]) {
        self.source.prefetch(spans);
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        self.source.read(spans, reading).map(|part| part.convert(block_of::<A, S>))
    }

    fn replayable(&self) -> bool {
        self.source.replayable()
    }

    fn describe(&self, position: &Position) -> String {
        self.source.describe(position)
    }

    fn finite(&self) -> bool {
        self.source.finite()
    }

    fn size(&self) -> Option<u64> {
        self.source.size()
    }

    fn finished(&self) -> bool {
        self.source.finished()
    }

    fn stop(&self, graceful: bool) {
        self.source.stop(graceful);
    }

    fn decided(&self, spans: &[Span]) {
        self.source.decided(spans);
    }
}

fn block_of<A: Stored + StoredAs<S>, S: Stored>(block: &A::Block) -> S::Block {
    let mut arena = Arena::default();
    let mut stored = Vec::new();
    block.each(true, |record| stored.push(record.store_as(&mut arena)));
    S::Block::from_records(stored.into_iter().map(|record: S| record.take(&arena)))
}
