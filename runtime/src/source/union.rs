//! Many inputs as one stream (Spark's `StreamingContext.union`, row SC-16): its partitions are
//! those of all of them.

use super::{Cut, Source, SourceCx};
use crate::{
    batch::BlockRange,
    dstream::{DStream, IntoDStream},
    error::Error,
    record::{Record, Stored},
};
use std::{fmt, sync::Arc};

/// One stream of all records of `streams`, which may be any sources of the same records: sockets of
/// several hosts, a file and a queue. Give it streams that feed nothing else.
///
/// ```
/// use streamc::prelude::*;
/// use streamc::source::union_all;
///
/// let hosts = ["10.0.0.1:9999", "10.0.0.2:9999"];
/// let lines: DStream<&str> = union_all(hosts.map(socket_text_stream));
/// ```
///
/// An empty list is an error when the context starts.
pub fn union_all<R: Record>(streams: impl IntoIterator<Item = impl IntoDStream<R>>) -> DStream<R> {
    let sources = streams.into_iter().map(|stream| stream.into_dstream().into_source()).collect();
    DStream::new(Union { sources })
}

/// Blocks carry the number of their source in the upper bits of theirs.
const NUMBER_BITS: u32 = 48;

struct Union<S> {
    sources: Vec<Arc<dyn Source<S>>>,
}

impl<S> fmt::Debug for Union<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Union({:?})", self.sources)
    }
}

impl<S: Stored> Source<S> for Union<S> {
    fn name(&self) -> String {
        let names: Vec<String> = self.sources.iter().map(|source| source.name()).collect();
        format!("union of {}", names.join(", "))
    }

    fn bound(&self, bytes: u64) {
        let each = (bytes / self.sources.len().max(1) as u64).max(1);
        self.sources.iter().for_each(|source| source.bound(each));
    }

    fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        if self.sources.is_empty() {
            let reason = "it has no stream; give it one at least";
            return Err(Error::source_failed("union_all", reason));
        }
        for (i, source) in self.sources.iter().enumerate() {
            let cx = SourceCx { seed: cx.seed.wrapping_add(i as u64), ..cx.clone() };
            if let Err(error) = source.start(&cx) {
                self.sources[..i].iter().for_each(|source| source.stop(false));
                return Err(error);
            }
        }
        Ok(())
    }

    /// The sources share the partitions; where there are more sources than partitions, several of
    /// them are one.
    fn cut(&self, limit: usize) -> Result<Cut<S>, Error> {
        let each = (limit / self.sources.len().max(1)).max(1);
        let mut all = Cut::empty();
        for (number, source) in (0..).zip(&self.sources) {
            let Cut { parts, records, lineage } = source.cut(each)?;
            all.records += records;
            let mut at = Vec::new();
            for part in parts {
                if all.parts.len() < limit.max(1) {
                    all.parts.push(part);
                    at.push(all.parts.len() - 1);
                } else {
                    let last = all.parts.len() - 1;
                    all.parts[last].append(part);
                    at.push(last);
                }
            }
            all.lineage.extend(lineage.into_iter().map(|range| BlockRange {
                block: number << NUMBER_BITS | range.block,
                partition: u32::try_from(at[range.partition as usize]).unwrap_or(u32::MAX),
                ..range
            }));
        }
        Ok(all)
    }

    fn finite(&self) -> bool {
        self.sources.iter().all(|source| source.finite())
    }

    fn size(&self) -> Option<u64> {
        self.sources.iter().map(|source| source.size()).sum()
    }

    fn finished(&self) -> bool {
        self.sources.iter().all(|source| source.finished())
    }

    fn stop(&self, graceful: bool) {
        self.sources.iter().for_each(|source| source.stop(graceful));
    }

    fn decided(&self, blocks: &[BlockRange]) {
        for (number, source) in (0..).zip(&self.sources) {
            let of = blocks.iter().filter(|range| range.block >> NUMBER_BITS == number);
            let own = |range: &BlockRange| BlockRange {
                block: range.block & ((1 << NUMBER_BITS) - 1),
                ..range.clone()
            };
            let own: Vec<BlockRange> = of.map(own).collect();
            if !own.is_empty() {
                source.decided(&own);
            }
        }
    }
}
