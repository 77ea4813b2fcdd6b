//! Where a key is: an open-addressed index of numbers that lives across batches.
//!
//! A slot has the upper half of a hash and the number of a key. The index knows neither keys nor codes; whoever asks compares
//! them. Numbers are added and never taken out: when many keys are gone, everything is numbered anew.

use crate::kernel::{
    prefetch::prefetch,
    slots::{Slots, Word},
};

/// Numbers by hash.
#[derive(Debug)]
pub(super) struct Index {
    /// a power of two, at least twice as many as there are numbers
    slots: Slots,
    len: usize,
}

const SLOTS_MIN: usize = 64;

impl Default for Index {
    fn default() -> Self {
        Index { slots: Slots::new(SLOTS_MIN), len: 0 }
    }
}

/// The upper half of the hash, and the number plus one; 0 is free.
#[inline(always)]
fn slot(hash: u64, number: usize) -> Word {
    (hash >> 32 << 32 | (number as u64 + 1)).to_le_bytes()
}

impl Index {
    /// What has this hash will soon be looked for.
    #[inline(always)]
    pub(super) fn expect(&self, hash: u64) {
        let slots = self.slots.words();
        prefetch(&slots[hash as usize & (slots.len() - 1)]);
    }

    /// The number with this hash that `is` the one.
    #[inline]
    pub(super) fn find(&self, hash: u64, is: impl Fn(usize) -> bool) -> Option<usize> {
        let slots = self.slots.words();
        let mask = slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = u64::from_le_bytes(slots[at]);
            if slot == 0 {
                return None;
            }
            let number = (slot as u32).wrapping_sub(1) as usize;
            if (slot ^ hash) >> 32 == 0 && is(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds the next numbers, whose hashes these are. `all` gives the hash of every number, the new ones included.
    pub(super) fn add(&mut self, more: usize, all: impl Fn(usize) -> u64) {
        let first = self.len;
        self.len += more;
        assert!(self.len < u32::MAX as usize, "a partition has fewer than 4 G keys");
        if self.len * 2 > self.slots.words().len() {
            let n_slots = (self.len * 4).next_power_of_two().max(SLOTS_MIN);
            // the old ones go first
            self.slots = Slots::new(0);
            self.slots = Slots::new(n_slots);
            self.place(0..self.len, all);
        } else {
            self.place(first..self.len, all);
        }
    }

    fn place(&mut self, numbers: std::ops::Range<usize>, hash_of: impl Fn(usize) -> u64) {
        let slots = self.slots.words_mut();
        let mask = slots.len() - 1;
        for number in numbers {
            let hash = hash_of(number);
            let mut at = hash as usize & mask;
            while slots[at] != [0; 8] {
                at = (at + 1) & mask;
            }
            slots[at] = slot(hash, number);
        }
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
