//! A source of owned records that feeds a stream of borrowed ones: `String` for `&str`, `Vec<u8>` for `&[u8]`.
//!
//! Sources that store record by record copy them where they are wanted at once ([`crate::record::FeedsAs`]). This is for those
//! whose blocks are made already: each block is copied into one of the other kind when a batch is formed.

use super::{BlockRange, Cut, DStream, IntoDStream, QueueStream, Source, SourceCx};
use crate::{
    Error,
    receiver::ReceiverStream,
    record::{Arena, Block, FeedsAs, Record, Stored},
};
use std::{fmt, marker::PhantomData, sync::Arc};

struct Fed<A: Stored, S> {
    source: Arc<dyn Source<A>>,
    of: PhantomData<fn() -> S>,
}

impl<A: Stored, S> fmt::Debug for Fed<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fed({:?})", self.source)
    }
}

fn fed<A, R>(from: DStream<A>) -> DStream<R>
where
    A: Record<Owned: for<'a> Stored<View<'a>: FeedsAs<R::Owned>>>,
    R: Record,
{
    DStream::new(Fed::<A::Owned, R::Owned> { source: from.into_source(), of: PhantomData })
}

impl<A, S> Source<S> for Fed<A, S>
where
    A: for<'a> Stored<View<'a>: FeedsAs<S>>,
    S: Stored,
{
    fn name(&self) -> String {
        self.source.name()
    }

    fn bound(&self, bytes: u64) {
        self.source.bound(bytes);
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        self.source.start(cx)
    }

    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
        let Cut { parts, records, lineage } = self.source.cut(limit)?;
        let parts = parts.into_iter().map(|part| part.convert(block_of::<A, S>)).collect();
        Ok(Cut { parts, records, lineage })
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

    fn decided(&self, blocks: &[BlockRange]) {
        self.source.decided(blocks);
    }
}

fn block_of<A, S>(block: &A::Block) -> S::Block
where
    A: for<'a> Stored<View<'a>: FeedsAs<S>>,
    S: Stored,
{
    let mut arena = Arena::default();
    let mut stored = Vec::new();
    block.each(true, |record| stored.push(record.store_as(&mut arena)));
    S::Block::from_records(stored.into_iter().map(|record: S| record.take(&arena)))
}

// not for `DStream<String>` itself: of a `DStream<_>` that is given to a stream of `&str`, rustc could not say which it is
macro_rules! feeds {
    ($([$($generic:tt)*] $owned:ty => $borrowed:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, $($generic)*> IntoDStream<$borrowed> for QueueStream<<$owned as Record>::Owned> {
            fn into_dstream(self) -> DStream<$borrowed> {
                fed::<$owned, _>(IntoDStream::<$owned>::into_dstream(self))
            }
        }
        #[diagnostic::do_not_recommend]
        impl<'a, $($generic)*> IntoDStream<$borrowed> for ReceiverStream<<$owned as Record>::Owned> {
            fn into_dstream(self) -> DStream<$borrowed> {
                fed::<$owned, _>(IntoDStream::<$owned>::into_dstream(self))
            }
        }
    )*};
}
feeds! {
    [] String => &'a str;
    [] Vec<u8> => &'a [u8];
    [] (String, String) => (&'a str, &'a str);
}
