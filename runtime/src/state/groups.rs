//! Sets of key groups: what of a state has changed.
//!
//! The group of a key is a fact of the key alone, the same in every process and version
//! ([`crate::record::key_group`]). State is written, and moves from one instance to another, by
//! whole groups.

use crate::record::KEY_GROUPS;
use std::fmt;

const WORDS: usize = KEY_GROUPS as usize / 64;

/// A set of key groups.
#[derive(Clone, PartialEq, Eq)]
pub struct Groups(Box<[u64; WORDS]>);

impl Groups {
    /// None of them.
    #[must_use]
    pub fn none() -> Self {
        Groups(Box::new([0; WORDS]))
    }

    /// All of them.
    #[must_use]
    pub fn all() -> Self {
        Groups(Box::new([u64::MAX; WORDS]))
    }

    /// Adds one.
    #[inline]
    pub fn insert(&mut self, group: u32) {
        self.0[group as usize / 64] |= 1 << (group % 64);
    }

    /// Whether it has this one.
    pub fn contains(&self, group: u32) -> bool {
        self.0[group as usize / 64] & 1 << (group % 64) != 0
    }

    /// In ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..KEY_GROUPS).filter(|group| self.contains(*group))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl fmt::Debug for Groups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            0..=20 => f.debug_set().entries(self.iter()).finish(),
            n => write!(f, "Groups({n} of {KEY_GROUPS})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Groups, KEY_GROUPS};

    #[test]
    fn groups_are_a_set() {
        let mut groups = Groups::none();
        assert!(groups.is_empty());
        for group in [0, 63, 64, KEY_GROUPS - 1, 64] {
            groups.insert(group);
        }
        assert_eq!(groups.iter().collect::<Vec<_>>(), [0, 63, 64, KEY_GROUPS - 1]);
        assert!(groups.contains(63) && !groups.contains(1));
        assert_eq!(Groups::all().len(), KEY_GROUPS as usize);
    }
}
