//! The partitions of a stream in one batch, as far as this instance holds them.

use super::{Due, Topology};
use crate::fault::Fault;

/// One partition. Its number counts over all instances.
#[derive(Clone, Debug)]
pub struct Part<T> {
    /// The number of the partition.
    pub index: u32,
    /// What it holds.
    pub data: T,
}

/// Own partitions of a stream, or why they do not exist. How many there are over all instances is
/// known in any case, and the same everywhere: it decides which calls are made.
#[derive(Clone, Debug)]
#[must_use]
pub struct Parts<T> {
    /// Whether the stream has this batch. If not, that is not an empty batch.
    pub due: Due,
    /// Partitions over all instances.
    pub total: u32,
    /// The own ones, by ascending number.
    pub own: Result<Vec<Part<T>>, Fault>,
}

impl<T> Parts<T> {
    /// `total` partitions of which this instance has its share, made by `make`.
    pub fn share(place: Topology, total: u32, mut make: impl FnMut(u32) -> T) -> Self {
        let own = place.own(total).map(|index| Part { index, data: make(index) }).collect();
        Parts::new(total, Ok(own))
    }

    /// `total` partitions over all instances, or why the own ones do not exist.
    pub fn new(total: u32, own: Result<Vec<Part<T>>, Fault>) -> Self {
        Parts { due: Due::Yes, total, own }
    }

    /// A stream does not have this batch.
    pub fn off() -> Self {
        Parts { due: Due::No, total: 0, own: Ok(Vec::new()) }
    }

    /// The same partitions of a stream that has this in the batch.
    pub fn with_due(self, due: Due) -> Self {
        Parts { due, ..self }
    }

    /// Each partition seen by reference.
    pub fn by_ref(&self) -> Parts<&T> {
        let own = match &self.own {
            Ok(own) => Ok(own.iter().map(|p| Part { index: p.index, data: &p.data }).collect()),
            Err(fault) => Err(fault.clone()),
        };
        Parts { due: self.due, total: self.total, own }
    }

    /// Each partition changed by `f`, where it is cheap; work goes through stages.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Parts<U> {
        let change =
            |own: Vec<Part<T>>| own.into_iter().map(|p| Part { index: p.index, data: f(p.data) }).collect();
        Parts { due: self.due, total: self.total, own: self.own.map(change) }
    }

    /// The partitions of `self`, then those of `other`.
    pub fn concat(self, other: Parts<T>) -> Parts<T> {
        let own = match (self.own, other.own) {
            (Ok(mut own), Ok(more)) => {
                own.extend(more.into_iter().map(|p| Part { index: p.index + self.total, data: p.data }));
                Ok(own)
            }
            (Err(fault), _) | (_, Err(fault)) => Err(fault),
        };
        Parts { due: self.due.max(other.due), total: self.total + other.total, own }
    }
}

impl<A, B> Parts<(A, B)> {
    /// The first and the second thing of every partition.
    pub fn split(self) -> (Parts<A>, Parts<B>) {
        let (due, total) = (self.due, self.total);
        match self.own {
            Ok(own) => {
                let (mut a, mut b) = (Vec::with_capacity(own.len()), Vec::with_capacity(own.len()));
                for Part { index, data } in own {
                    a.push(Part { index, data: data.0 });
                    b.push(Part { index, data: data.1 });
                }
                (Parts { due, total, own: Ok(a) }, Parts { due, total, own: Ok(b) })
            }
            Err(fault) => {
                (Parts { due, total, own: Err(fault.clone()) }, Parts { due, total, own: Err(fault) })
            }
        }
    }
}
