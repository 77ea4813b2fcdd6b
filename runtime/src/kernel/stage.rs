//! Runs one kernel over the own partitions of a stream.

use super::kept::counted;
use crate::{
    exec::{Part, Parts, StageCx, StageRun},
    fault::{self, Fault},
};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// Runs the kernel of stage number `number` once for each own partition, on the threads of the
/// executor. A panic in it becomes the fault of the stream; the other partitions still run to their
/// end.
pub fn stage<P: Send, T: Send>(
    cx: &StageCx<'_>,
    number: u32,
    parts: Parts<P>,
    kernel: impl Fn(P) -> T + Sync,
) -> Parts<T> {
    stage_numbered(cx, number, parts, |_, part| kernel(part))
}

/// [`stage`] for kernels that know the number of the partition.
pub fn stage_numbered<P: Send, T: Send>(
    cx: &StageCx<'_>,
    number: u32,
    parts: Parts<P>,
    kernel: impl Fn(u32, P) -> T + Sync,
) -> Parts<T> {
    let begun = cx.meter().filter(|_| parts.due.is_yes()).map(|meter| (meter, meter.now()));
    let records = AtomicU64::new(0);
    let kernel = |index, data| {
        let (result, n) = counted(|| kernel(index, data));
        records.fetch_add(n, Ordering::Relaxed);
        result
    };
    let (due, total) = (parts.due, parts.total);
    let own = parts.own.and_then(|own| {
        let work: Vec<_> = own
            .into_iter()
            .map(|part| Mutex::new(Task { index: part.index, state: Is::Waiting(part.data) }))
            .collect();
        let one = |i: usize| work[i].lock().expect("a task is entered once").run(&kernel);
        if cx.is_quiet() {
            (0..work.len()).for_each(one);
        } else {
            cx.exec().run(work.len(), &one);
        }
        work.into_iter().map(|task| task.into_inner().expect("faults are caught inside").done()).collect()
    });
    if let Some((meter, begun)) = begun {
        let took = Duration::from_micros(meter.now().saturating_sub(begun));
        let failed = own.as_ref().err().map(Fault::message);
        meter.ran(StageRun::new(number, records.into_inner(), took, failed));
    }
    Parts { due, total, own }
}

struct Task<P, T> {
    index: u32,
    state: Is<P, T>,
}

enum Is<P, T> {
    Waiting(P),
    Running,
    Done(Result<T, Fault>),
}

impl<P, T> Task<P, T> {
    fn run(&mut self, kernel: &impl Fn(u32, P) -> T) {
        if let Is::Waiting(data) = std::mem::replace(&mut self.state, Is::Running) {
            self.state = Is::Done(fault::caught(|| Ok(kernel(self.index, data))));
        }
    }

    fn done(self) -> Result<Part<T>, Fault> {
        match self.state {
            Is::Done(result) => result.map(|data| Part { index: self.index, data }),
            Is::Waiting(_) | Is::Running => Err(Fault::new("the executor did not run a task")),
        }
    }
}

/// The results of a stage with several terminals, one by one: kernels give nested pairs.
pub fn split<A, B>(parts: Parts<(A, B)>) -> (Parts<A>, Parts<B>) {
    parts.split()
}
