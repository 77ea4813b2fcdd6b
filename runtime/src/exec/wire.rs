//! `wire`: as `local`, but every record that crosses is encoded and decoded. It tests the codec.

use super::{CallId, Exec, Local, Lost, Message, Topology};

/// One instance that treats itself as a stranger.
#[derive(Debug)]
pub struct Wire(Local);

impl Wire {
    /// See [`Local::new`].
    pub fn new(threads: usize, partitions: u32) -> Self {
        Wire(Local::new(threads, partitions))
    }
}

impl Exec for Wire {
    fn place(&self) -> Topology {
        self.0.place()
    }
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        self.0.run(tasks, task);
    }
    fn direct(&self) -> bool {
        false
    }
    fn all_to_all(&self, at: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
        self.0.all_to_all(at, sent)
    }
}
