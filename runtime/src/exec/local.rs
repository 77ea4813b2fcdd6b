//! `local`: a cluster of one, with threads. The default.

use super::{CallId, Exec, Lost, Message, Topology, Workers};
use crate::env::inside;
use std::{fmt, sync::Arc};

/// One instance with `threads` threads; records never leave it and are never encoded.
pub struct Local {
    partitions: u32,
    /// none with one thread: tasks then run where they are
    pool: Option<Arc<rayon::ThreadPool>>,
}

impl fmt::Debug for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Local({} partitions)", self.partitions)
    }
}

impl Local {
    /// # Panics
    /// When the threads cannot be started.
    #[track_caller]
    pub fn new(threads: usize, partitions: u32) -> Self {
        super::memory::keep();
        let pool = || {
            let name = |i| format!("{}{i}", inside::TASK);
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .thread_name(name)
                .build()
                .expect("threads start")
        };
        Local { partitions: partitions.max(1), pool: (threads > 1).then(|| Arc::new(pool())) }
    }
}

impl Exec for Local {
    fn place(&self) -> Topology {
        Topology { me: 0, peers: 1, partitions: self.partitions }
    }

    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        match &self.pool {
            Some(pool) if tasks > 1 => {
                // what a closure logs belongs to the batch on whatever thread it runs
                let (span, served) = (&tracing::Span::current(), inside::served());
                let run = move |i| inside::for_served(served, || span.in_scope(|| task(i)));
                pool.scope(|scope| {
                    for i in 1..tasks {
                        scope.spawn(move |_| run(i));
                    }
                    run(0);
                });
            }
            _ => (0..tasks).for_each(task),
        }
    }

    fn workers(&self) -> Workers {
        self.pool.as_ref().map(Workers::of).unwrap_or_default()
    }

    fn all_to_all(&self, _: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
        Ok(sent)
    }
}
