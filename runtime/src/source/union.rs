//! Many inputs as one stream (Spark's `StreamingContext.union`, row SC-16): its partitions are
//! those of all of them.

use super::{Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart};
use crate::{
    batch::{Position, Span, SplitId},
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

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        let n = self.sources.len();
        if n == 0 {
            let reason = "it has no stream; give it one at least";
            return Err(Error::source_failed("union_all", reason));
        }
        for (i, source) in self.sources.iter().enumerate() {
            let cx = SourceCx {
                seed: cx.seed.wrapping_add(i as u64),
                max_batch_bytes: (cx.max_batch_bytes / n as u64).max(1),
                ..cx.clone()
            };
            if let Err(error) = source.start(&cx, &from.of_source(i)) {
                self.sources[..i].iter().for_each(|source| source.stop(false));
                return Err(error);
            }
        }
        Ok(())
    }

    /// The sources share the partitions; where there are more sources than partitions, several of
    /// them are one.
    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        let limit = u32::try_from(limits.partitions).unwrap_or(u32::MAX);
        let mut all = Planned::default();
        for (number, source) in self.sources.iter().enumerate() {
            let plan = source.plan(&limits.of_source(number, self.sources.len()))?;
            let first = all.partitions();
            let span = |mut span: Span| {
                span.split = span.split.of_source(number);
                span.partition = (first + span.partition).min(limit - 1);
                span
            };
            all.spans.extend(plan.spans.into_iter().map(span));
            all.statuses.extend(own(number, plan.statuses));
            all.moved.extend(own(number, plan.moved));
            all.forgotten.extend(own(number, plan.forgotten));
        }
        Ok(all)
    }

    fn prefetch(&self, spans: &[Span]) {
        for (source, spans) in self.by_source(spans) {
            self.sources[source].prefetch(&spans);
        }
    }

    fn read(&self, spans: &[Span], reading: Reading) -> Result<SourcePart<S>, ReadError> {
        let mut runs: Vec<_> = self.by_source(spans).into_iter().enumerate().collect();
        // those that hand over what they have come last: when another one does not answer, all of
        // this is read again, and they can do so only once
        runs.sort_by_key(|(_, (source, _))| !self.sources[*source].replayable());
        let mut parts = Vec::with_capacity(runs.len());
        for (at, (source, spans)) in runs {
            let part = self.sources[source].read(&spans, reading);
            let part = part.map_err(|why| why.of(&self.sources[source].name()))?;
            parts.push((at, part.of_source(source)));
        }
        parts.sort_by_key(|(at, _)| *at);
        let mut all = SourcePart::default();
        parts.into_iter().for_each(|(_, part)| all.append(part));
        Ok(all)
    }

    fn replayable(&self) -> bool {
        self.sources.iter().all(|source| source.replayable())
    }

    fn describe(&self, position: &Position) -> String {
        self.sources.first().map_or_else(|| position.to_string(), |source| source.describe(position))
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

    fn decided(&self, spans: &[Span]) {
        for (source, spans) in self.by_source(spans) {
            self.sources[source].decided(&spans);
        }
    }
}

impl<S: Stored> Union<S> {
    /// The spans of each source, as that one knows them.
    fn by_source(&self, spans: &[Span]) -> Vec<(usize, Vec<Span>)> {
        let own = |span: &Span| {
            let (source, split) = span.split.to_source()?;
            let mut span = span.clone();
            span.split = split;
            (source < self.sources.len()).then_some((source, span))
        };
        let mut all: Vec<(usize, Vec<Span>)> = Vec::new();
        for (source, span) in spans.iter().filter_map(own) {
            match all.last_mut() {
                Some((last, spans)) if *last == source => spans.push(span),
                _ => all.push((source, vec![span])),
            }
        }
        all
    }
}

/// What source number `source` says of its splits.
fn own<T>(source: usize, said: Vec<(SplitId, T)>) -> impl Iterator<Item = (SplitId, T)> {
    said.into_iter().map(move |(split, what)| (split.of_source(source), what))
}
