//! `reduce`: one record out of all (Spark row DS-05).

use crate::{fault::OperatorGuard, kernel::kept};

/// Folds the records of a partition into one.
#[derive(Debug)]
pub struct Fold<T>(Option<T>);

impl<T> Fold<T> {
    /// Without a record yet.
    #[must_use]
    pub fn new() -> Self {
        Fold(None)
    }
    /// Takes a record.
    #[inline(always)]
    pub fn push(&mut self, op: u32, record: T, f: impl FnOnce(T, T) -> T) {
        self.0 = Some(match self.0.take() {
            Some(so_far) => {
                let running = OperatorGuard(op);
                let next = f(so_far, record);
                running.done();
                next
            }
            None => record,
        });
    }
    /// One record, or none for an empty partition.
    pub fn done(self) -> Vec<T> {
        kept(usize::from(self.0.is_some()));
        self.0.into_iter().collect()
    }
}

impl<T> Default for Fold<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Folds the records of all partitions, in the order of the partitions; none for an empty batch.
pub fn fold<T>(op: u32, pieces: Vec<Vec<T>>, f: impl Fn(T, T) -> T) -> std::option::IntoIter<T> {
    let mut all = Fold::new();
    for record in pieces.into_iter().flatten() {
        all.push(op, record, &f);
    }
    all.0.into_iter()
}
