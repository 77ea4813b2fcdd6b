//! From the code of a key to its number: an open-addressed list of slots that forgets what is
//! removed.
//!
//! A removed slot is filled by those behind it (Knuth, TAOCP 3, 6.4, algorithm R), so that keys
//! that come and go leave no traces and a look-up does not become longer with the age of the state.

use super::Id;
use crate::kernel::{prefetch, slots::looked_at};

/// Slots hold 32 bits of the hash and the number plus one; 0 is free.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// a power of two, at least twice as many as there are keys; none at first
    slots: Vec<u64>,
    len: usize,
}

const SLOTS_MIN: usize = 64;
const FREE: u64 = 0;

fn slot(hash: u64, id: Id) -> u64 {
    hash >> 32 << 32 | (u64::from(id) + 1)
}

fn id_of(slot: u64) -> Id {
    (slot as u32).wrapping_sub(1)
}

impl Index {
    /// The number under `hash` that `is` says yes to.
    #[inline]
    pub(super) fn find(&self, hash: u64, is: impl Fn(Id) -> bool) -> Option<Id> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            looked_at();
            let slot = self.slots[at];
            if slot == FREE {
                return None;
            }
            if (slot ^ hash) >> 32 == 0 && is(id_of(slot)) {
                return Some(id_of(slot));
            }
            at = (at + 1) & mask;
        }
    }

    /// A look-up under `hash` will come soon.
    #[inline]
    pub(super) fn expect(&self, hash: u64) {
        if let Some(slot) = self.slots.get(hash as usize & self.slots.len().wrapping_sub(1)) {
            prefetch(slot);
        }
    }

    /// The number that a look-up under `hash` will ask for first, most likely.
    #[inline]
    pub(super) fn guess(&self, hash: u64) -> Id {
        let slot = self.slots.get(hash as usize & self.slots.len().wrapping_sub(1));
        slot.map_or(Id::MAX, |slot| id_of(*slot))
    }

    /// Adds a number that is not there. `hash_of` tells the hash of those that are.
    pub(super) fn insert(&mut self, hash: u64, id: Id, hash_of: impl Fn(Id) -> u64) {
        assert!(id < Id::MAX, "a partition has fewer than 4 G keys");
        if (self.len + 1) * 2 > self.slots.len() {
            let n_slots = ((self.len + 1) * 4).next_power_of_two().max(SLOTS_MIN);
            let old = std::mem::replace(&mut self.slots, vec![FREE; n_slots]);
            for id in old.into_iter().filter(|slot| *slot != FREE).map(id_of) {
                self.put(hash_of(id), id);
            }
        }
        self.put(hash, id);
        self.len += 1;
    }

    fn put(&mut self, hash: u64, id: Id) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != FREE {
            looked_at();
            at = (at + 1) & mask;
        }
        self.slots[at] = slot(hash, id);
    }

    /// Removes a number that is there.
    pub(super) fn remove(&mut self, hash: u64, id: Id, hash_of: impl Fn(Id) -> u64) {
        let Some(mask) = self.slots.len().checked_sub(1) else { return };
        let mut hole = hash as usize & mask;
        while self.slots[hole] != slot(hash, id) {
            looked_at();
            if self.slots[hole] == FREE {
                return;
            }
            hole = (hole + 1) & mask;
        }
        self.len -= 1;
        let mut at = hole;
        loop {
            at = (at + 1) & mask;
            let moved = self.slots[at];
            if moved == FREE {
                break;
            }
            let begins = hash_of(id_of(moved)) as usize & mask;
            // it may go to the hole unless its look-up begins behind that
            if at.wrapping_sub(begins) & mask >= at.wrapping_sub(hole) & mask {
                self.slots[hole] = moved;
                hole = at;
            }
        }
        self.slots[hole] = FREE;
    }
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::env::Rng;
    use std::collections::BTreeMap;

    /// With good hashes, and with ones that are nearly all the same.
    #[test]
    fn finds_what_a_map_finds() {
        for spread in [u64::MAX, 0xf_0000_0003] {
            let hash_of = |id: u32| Rng::new(u64::from(id)).next_u64() & spread;
            let (mut rng, mut index, mut naive) = (Rng::new(5), Index::default(), BTreeMap::new());
            for _ in 0..if cfg!(miri) { 300 } else { 20_000 } {
                let id = rng.below(150) as u32;
                if naive.remove(&id).is_some() {
                    index.remove(hash_of(id), id, hash_of);
                } else {
                    naive.insert(id, ());
                    index.insert(hash_of(id), id, hash_of);
                }
                let id = rng.below(150) as u32;
                assert_eq!(index.find(hash_of(id), |found| found == id).is_some(), naive.contains_key(&id));
                assert_eq!(index.len, naive.len());
            }
        }
    }
}
