//! Sources without the type of their records, as the scheduler keeps them.

use crate::{
    batch::Span,
    error::Error,
    exec::{Exec, Part, Parts, Topology},
    fault::Fault,
    record::Stored,
};
use std::{
    any::Any,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError},
};
use streamc_core::source::{
    Input, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart,
};

/// So many bytes are read by one thread: waking others takes about as long.
const ALONE_BYTES: u64 = 64 << 10;

/// A source of any records.
pub(crate) trait AnySource: fmt::Debug + Send + Sync {
    fn name(&self) -> String;
    /// Equal for two inputs that read the same source.
    fn id(&self) -> usize;
    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error>;
    fn plan(&self, limits: &Limits) -> Result<Planned, Error>;
    fn prefetch(&self, spans: &[Span]);
    /// What an instance has of a plan; or why it has nothing, which is a fault of the batch.
    fn read(&self, spans: &[Span], how: &ReadCx<'_>) -> Input;
    fn replayable(&self) -> bool;
    /// A batch without data from this source.
    fn empty(&self) -> Input;
    fn finite(&self) -> bool;
    #[cfg(feature = "progress")]
    fn size(&self) -> Option<u64>;
    fn finished(&self) -> bool;
    fn stop(&self, graceful: bool);
    fn decided(&self, spans: &[Span]);
}

/// How a source is read.
pub(crate) struct ReadCx<'a> {
    /// who reads
    pub(crate) place: Topology,
    /// threads, where there are some
    pub(crate) exec: Option<&'a dyn Exec>,
    pub(crate) reading: Reading,
    /// whether several inputs read it
    pub(crate) shared: bool,
    /// waits before the spans are tried again; false if they are not
    pub(crate) patience: &'a (dyn Fn(u32) -> bool + Sync),
}

impl<S: Stored> AnySource for Arc<dyn Source<S>> {
    fn name(&self) -> String {
        (**self).name()
    }

    fn id(&self) -> usize {
        Arc::as_ptr(self).cast::<()>() as usize
    }

    fn start(&self, cx: &SourceCx, from: &Positions) -> Result<(), Error> {
        (**self).start(cx, from)
    }

    fn plan(&self, limits: &Limits) -> Result<Planned, Error> {
        (**self).plan(limits)
    }

    fn prefetch(&self, spans: &[Span]) {
        (**self).prefetch(spans);
    }

    fn read(&self, spans: &[Span], how: &ReadCx<'_>) -> Input {
        let total = spans.last().map_or(0, |span| span.partition + 1);
        // only the owned ranges of the place are used here, and they do not depend on keyed
        // partitions
        let own: Vec<u32> = how.place.own(total).collect();
        let of = |partition: u32| {
            let start = spans.partition_point(|span| span.partition < partition);
            let end = spans.partition_point(|span| span.partition <= partition);
            &spans[start..end]
        };
        let read = |partition: u32| -> Result<SourcePart<S>, ReadError> {
            let spans = of(partition);
            for attempt in 0.. {
                let read = catch_unwind(AssertUnwindSafe(|| (**self).read(spans, how.reading)));
                match read.unwrap_or_else(|payload| Err(panicked(&*payload))) {
                    Err(ReadError::Unreachable(_)) if (how.patience)(attempt) => {}
                    other => return other,
                }
            }
            unreachable!("it is tried until it is given up")
        };
        let bytes: u64 = own.iter().flat_map(|partition| of(*partition)).map(|span| span.bytes).sum();
        let parts: Result<Vec<SourcePart<S>>, ReadError> = match how.exec {
            Some(exec) if own.len() > 1 && bytes > ALONE_BYTES => {
                let done: Vec<Mutex<Option<Result<_, _>>>> = own.iter().map(|_| Mutex::default()).collect();
                exec.run(own.len(), &|task| {
                    *done[task].lock().unwrap_or_else(PoisonError::into_inner) = Some(read(own[task]));
                });
                let part = |done: Mutex<Option<_>>| done.into_inner().unwrap_or_else(PoisonError::into_inner);
                done.into_iter().map(|done| part(done).expect("every task was run")).collect()
            }
            _ => own.iter().map(|partition| read(*partition)).collect(),
        };
        let part = |(index, mut part): (&u32, SourcePart<S>)| {
            part.shared |= how.shared;
            Part { index: *index, data: part }
        };
        let parts = parts.map(|parts| own.iter().zip(parts).map(part).collect());
        let fault = |why: ReadError| Fault::unread((**self).name(), &why.to_string());
        Arc::new(Parts::<SourcePart<S>>::new(total, parts.map_err(fault)))
    }

    fn replayable(&self) -> bool {
        (**self).replayable()
    }

    fn empty(&self) -> Input {
        Arc::new(Parts::<SourcePart<S>>::new(0, Ok(Vec::new())))
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

    fn decided(&self, spans: &[Span]) {
        (**self).decided(spans);
    }
}

fn panicked(payload: &(dyn Any + Send)) -> ReadError {
    ReadError::Failed(format!("it panicked: {}", Fault::from_panic(payload).message()))
}
