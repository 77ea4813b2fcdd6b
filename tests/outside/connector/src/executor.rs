//! An executor of one instance that sends itself everything: records cross it encoded.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use streamc_core::exec::{CallId, Exec, Lost, Message, Topology};

/// One instance with a thread for each task; counts what crosses it.
#[derive(Clone, Debug, Default)]
pub struct Mesh {
    messages: Arc<AtomicU64>,
}

impl Mesh {
    /// How many messages have crossed.
    pub fn messages(&self) -> u64 {
        self.messages.load(Ordering::Relaxed)
    }
}

impl Exec for Mesh {
    fn place(&self) -> Topology {
        Topology { me: 0, peers: 1, partitions: 3 }
    }

    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        std::thread::scope(|scope| (0..tasks).for_each(|n| drop(scope.spawn(move || task(n)))));
    }

    fn direct(&self) -> bool {
        false
    }

    fn all_to_all(&self, _: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
        self.messages.fetch_add(sent.len() as u64, Ordering::Relaxed);
        Ok(sent)
    }
}
