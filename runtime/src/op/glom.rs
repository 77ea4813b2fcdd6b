//! `glom`: each partition as one record (Spark row DS-03).

use crate::record::Group;

/// The records of one partition. Kept for the batch, so that a [`Group`] can be a borrow.
#[derive(Debug)]
pub struct Glommed<T>(Vec<T>);

impl<T> Glommed<T> {
    /// All that came for the partition, in order.
    #[must_use]
    pub fn new(pieces: Vec<Vec<T>>) -> Self {
        Glommed(joined(pieces))
    }

    /// One group, empty if the partition is.
    pub fn iter(&self) -> impl Iterator<Item = Group<'_, T>> {
        std::iter::once(Group::live(&self.0))
    }
}

/// The pieces one after another; a single one is not copied.
pub(super) fn joined<T>(pieces: Vec<Vec<T>>) -> Vec<T> {
    let mut pieces = pieces.into_iter();
    let mut all = pieces.next().unwrap_or_default();
    pieces.for_each(|piece| all.extend(piece));
    all
}

#[cfg(test)]
mod tests {
    use super::Glommed;

    #[test]
    fn a_partition_is_one_group_even_when_it_is_empty() {
        let lens = |pieces: Vec<Vec<u64>>| {
            Glommed::new(pieces).iter().map(|group| group.iter().collect()).collect::<Vec<Vec<u64>>>()
        };
        assert_eq!(lens(vec![vec![1, 2], vec![], vec![3]]), [[1, 2, 3]]);
        assert_eq!(lens(vec![]), [[0u64; 0]]);
    }
}
