//! `wire`: as `local`, but every record that crosses is encoded and decoded. It tests the codec.

use super::{At, Exec, Local, Parcel, Place};

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
    fn place(&self) -> Place {
        self.0.place()
    }
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        self.0.run(tasks, task);
    }
    fn direct(&self) -> bool {
        false
    }
    fn swap(&self, at: At, sent: Vec<Parcel>) -> Vec<Parcel> {
        self.0.swap(at, sent)
    }
}
