//! Runs one kernel over the own partitions of a stream.

use crate::{
    exec::{Part, Parts, StageCx},
    fault::{self, Fault},
};
use std::sync::Mutex;

/// Runs `kernel` once for each own partition, on the threads of the executor. A panic in it becomes
/// the fault of the stream; the other partitions still run to their end.
pub fn stage<P: Send, T: Send>(
    cx: &StageCx<'_>,
    parts: Parts<P>,
    kernel: impl Fn(P) -> T + Sync,
) -> Parts<T> {
    stage_numbered(cx, parts, |_, part| kernel(part))
}

/// [`stage`] for kernels that know the number of the partition.
pub fn stage_numbered<P: Send, T: Send>(
    cx: &StageCx<'_>,
    parts: Parts<P>,
    kernel: impl Fn(u32, P) -> T + Sync,
) -> Parts<T> {
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
