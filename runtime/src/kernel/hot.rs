//! The keys that come all the time: where their entries are, without a look into the table.
//!
//! A small direct-mapped cache in front of a [`Table`](super::Table), after the hot-key cache of Leis, Boncz, Kemper, Neumann, "Morsel-driven
//! parallelism" (SIGMOD'14, section 4.4). It fits into the first cache of a core, while the table does not; and a record
//! whose key it has need not wait with others for memory. Where it has few of the keys that come, it is set aside for a while.
//!
//! **Invariant:** it is filled only when no record waits, so that the records of a key are folded in their order.

use super::table::GROUP;
use crate::record::Code;

/// Powers of two: what fits into the first cache of a core, and into its second.
const SLOTS_MIN: usize = 256;
const SLOTS_MAX: usize = 1 << 13;

/// After how many groups it is judged; not the first time, when it has yet to be filled.
const PERIOD: u32 = 64;

/// For how many groups it is set aside where it was of little use.
const ASIDE: u32 = 1024;

/// See the head of this file.
#[derive(Debug, Default)]
pub(crate) struct Hot {
    /// a power of two; empty while it is set aside
    slots: Vec<HotSlot>,
    /// by how much a hash is shifted to be a place
    shift: u32,
    /// keys that it had in this period
    had: u64,
    /// of this period, or since it was set aside
    groups: u32,
    /// how many groups it is set aside for
    aside: u32,
    /// whether this is its first period
    is_new: bool,
}

#[derive(Clone, Copy, Debug)]
struct HotSlot {
    code: Code,
    number: u32,
}

impl Hot {
    #[inline(always)]
    fn place(&self, code: Code) -> usize {
        let word = (code.low ^ code.high.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (word >> (self.shift & 63)) as usize
    }

    /// The number of an entry whose key has this code. If the code is not exact, that may be another key.
    #[inline(always)]
    pub(crate) fn number(&mut self, code: Code) -> Option<usize> {
        let slot = self.slots.get(self.place(code))?;
        if slot.code != code {
            return None;
        }
        self.had += 1;
        Some(slot.number as usize)
    }

    /// The entry of a key that is in the table and came again.
    #[inline(always)]
    pub(crate) fn note(&mut self, code: Code, number: usize) {
        let place = self.place(code);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = HotSlot { code, number: number as u32 };
        }
    }

    /// A whole group of keys comes that it did not have, to a table of `len` keys.
    #[inline]
    pub(crate) fn next_group(&mut self, len: usize) {
        self.groups += 1;
        if self.slots.is_empty() {
            if self.groups > self.aside {
                self.renew(len);
            }
        } else if self.slots.len() < SLOTS_MAX && self.slots.len() < len * 2 {
            self.renew(len);
        } else if self.groups == PERIOD {
            // at a lower share the branch of [`Hot::number`] is guessed wrong too often
            let useful = self.had >= 3 * u64::from(PERIOD) * GROUP as u64;
            if !useful && !self.is_new {
                self.slots.clear();
                self.aside = ASIDE;
            }
            (self.had, self.groups, self.is_new) = (0, 0, false);
        }
    }

    /// Begins anew, for a table of `len` keys.
    #[cold]
    fn renew(&mut self, len: usize) {
        let n = (len * 4).next_power_of_two().clamp(SLOTS_MIN, SLOTS_MAX);
        // not that of an exact code, so whoever finds it compares keys
        let free = HotSlot { code: Code { low: 0, high: 0 }, number: 0 };
        self.slots.clear();
        self.slots.resize(n, free);
        self.shift = u64::BITS - n.trailing_zeros();
        (self.had, self.groups, self.is_new) = (0, 0, true);
    }
}
