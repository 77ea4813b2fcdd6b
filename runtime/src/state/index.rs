//! Where a key is: an open-addressed index of numbers that lives across batches.
//!
//! It knows neither keys nor codes; whoever asks compares them. Numbers are added and never taken
//! out: when many keys are gone, everything is numbered anew.

use crate::kernel::slots::Slots;

/// Numbers by hash.
#[derive(Debug)]
pub(super) struct Index {
    slots: Slots,
    len: usize,
}

const SLOTS_MIN: usize = 64;

impl Default for Index {
    fn default() -> Self {
        Index { slots: Slots::new(SLOTS_MIN), len: 0 }
    }
}

impl Index {
    /// What has this hash will soon be looked for.
    #[inline(always)]
    pub(super) fn expect(&self, hash: u64) {
        self.slots.expect(hash);
    }

    /// The number with this hash that `is` the one.
    #[inline]
    pub(super) fn find(&self, hash: u64, is: impl Fn(usize) -> bool) -> Option<usize> {
        self.slots.probe(hash, is).ok()
    }

    /// Adds the next numbers, whose hashes these are. `all` gives the hash of every number, the new
    /// ones included.
    pub(super) fn add(&mut self, more: usize, all: impl Fn(usize) -> u64) {
        let mut first = self.len;
        self.len += more;
        assert!(self.len < u32::MAX as usize, "a partition has fewer than 4 G keys");
        if self.len * 2 > self.slots.len() {
            let n_slots = (self.len * 4).next_power_of_two().max(SLOTS_MIN);
            // the old ones go first
            self.slots = Slots::new(0);
            self.slots = Slots::new(n_slots);
            first = 0;
        }
        self.slots.place((first..self.len).map(|number| (number, all(number))));
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn numbers_are_found_by_hash_and_question() {
        let hashes: Vec<u64> = (0..300u64).map(|n| (n % 50).wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let mut index = Index::default();
        for more in [1, 0, 9, 90, 200] {
            index.add(more, |n| hashes[n]);
        }
        for (number, hash) in hashes.iter().enumerate() {
            assert_eq!(index.find(*hash, |n| n == number), Some(number));
        }
        assert_eq!(index.find(hashes[0], |_| false), None);
        assert_eq!(index.find(12345, |_| true), None);
    }
}
