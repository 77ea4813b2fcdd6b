//! The index of a table: its slots, and their memory.
//!
//! A slot has four bytes: the number of an entry, and in the bits that numbers do not need, bits of
//! its hash. The more slots there are the fewer bits of the hash are left; at a million there are
//! twelve.
//!
//! Large memory is asked for in huge pages: it is read at random, and the small pages of 16 MiB are
//! more than a TLB holds; each of them would also have to be made by the system when it is first
//! touched.

use super::prefetch;
use std::hint::select_unpredictable;

/// The number of an entry plus one, and above the mask of places, bits of a hash; 0 when it is
/// free.
///
/// There are fewer entries than slots, so that the number fits under the mask.
#[derive(Clone, Copy, Debug)]
struct Slot(u32);

impl Slot {
    /// Taken by an entry.
    #[inline(always)]
    fn new(hash: u64, number: usize, mask: usize) -> Slot {
        debug_assert!(number < mask);
        Slot((hash >> 32) as u32 & !(mask as u32) | (number as u32 + 1))
    }
    #[inline(always)]
    fn of(word: Word) -> Slot {
        Slot(u32::from_le_bytes(word))
    }
    #[inline(always)]
    fn to_word(self) -> Word {
        self.0.to_le_bytes()
    }
    /// Whether nothing has it.
    #[inline(always)]
    fn is_free(self) -> bool {
        self.0 == 0
    }
    /// Whether it has the same bits of the hash as this one. A free slot may have them too.
    #[inline(always)]
    fn fits(self, hash: u64, mask: usize) -> bool {
        (self.0 ^ (hash >> 32) as u32) & !(mask as u32) == 0
    }
    /// The number of its entry; one that no entry has if it is free.
    #[inline(always)]
    fn number(self, mask: usize) -> usize {
        (self.0 & mask as u32).wrapping_sub(1) as usize
    }
}

/// A power of two of slots, at least twice as many as there are entries, which are free at first.
/// It knows only numbers and hashes; whoever asks compares keys.
pub(crate) enum Slots {
    /// of a table with few keys
    Few(Vec<Word>),
    Many(Vec<Word>),
    Huge(memmap2::MmapMut),
}

/// A slot in memory, read by [`u32::from_le_bytes`], which is a plain load. Bytes have no
/// alignment, so memory of the system can be seen as words without `unsafe`.
type Word = [u8; 4];

/// From here on in huge pages, in bytes.
const HUGE: usize = 4 << 20;

impl Slots {
    pub(crate) fn few(n: usize) -> Slots {
        Slots::Few(vec![[0; 4]; n])
    }

    pub(crate) fn new(n: usize) -> Slots {
        if n * size_of::<Word>() >= HUGE
            && !cfg!(miri)
            && let Ok(memory) = memmap2::MmapMut::map_anon(n * size_of::<Word>())
        {
            // a wish: without huge pages it is slower and nothing else
            #[cfg(target_os = "linux")]
            let _ = memory.advise(memmap2::Advice::HugePage);
            return Slots::Huge(memory);
        }
        Slots::Many(vec![[0; 4]; n])
    }

    #[inline(always)]
    pub(crate) fn is_few(&self) -> bool {
        matches!(self, Slots::Few(_))
    }

    #[inline(always)]
    fn words(&self) -> &[Word] {
        match self {
            Slots::Few(words) | Slots::Many(words) => words,
            Slots::Huge(memory) => memory.as_chunks().0,
        }
    }

    #[inline(always)]
    fn words_mut(&mut self) -> &mut [Word] {
        match self {
            Slots::Few(words) | Slots::Many(words) => words,
            Slots::Huge(memory) => memory.as_chunks_mut().0,
        }
    }

    /// How many there are.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.words().len()
    }

    /// What has this hash will soon be looked for.
    #[inline(always)]
    pub(crate) fn expect(&self, hash: u64) {
        let words = self.words();
        prefetch(&words[hash as usize & mask_of(words)]);
    }

    /// The number of the entry that `has` what is looked for, or the slot where it belongs. There
    /// is always a free slot.
    #[inline(always)]
    pub(crate) fn probe(&self, hash: u64, has: impl Fn(usize) -> bool) -> Result<usize, usize> {
        let words = self.words();
        let mask = mask_of(words);
        let mut at = hash as usize & mask;
        loop {
            looked_at();
            let slot = Slot::of(words[at]);
            if slot.is_free() {
                return Err(at);
            }
            if slot.fits(hash, mask) && has(slot.number(mask)) {
                return Ok(slot.number(mask));
            }
            at = (at + 1) & mask;
        }
    }

    /// [`Slots::likely`] where there are few: one of two slots.
    #[inline(always)]
    pub(crate) fn near(&self, hash: u64) -> usize {
        let words = self.words();
        let mask = mask_of(words);
        let at = hash as usize & mask;
        // most that are not in the first slot are in the second; to select is not to branch, and so
        // cannot be guessed wrong
        let (first, second) = (Slot::of(words[at]), Slot::of(words[(at + 1) & mask]));
        select_unpredictable(first.fits(hash, mask), first, second).number(mask)
    }

    /// The number of the entry that most likely has this hash.
    #[inline(always)]
    pub(crate) fn likely(&self, hash: u64) -> usize {
        let words = self.words();
        let mask = mask_of(words);
        let mut at = hash as usize & mask;
        loop {
            looked_at();
            let slot = Slot::of(words[at]);
            // the first one whose bits fit is the right one, or there is none
            if slot.is_free() || slot.fits(hash, mask) {
                return slot.number(mask);
            }
            at = (at + 1) & mask;
        }
    }

    /// Gives a slot that is free to an entry.
    #[inline(always)]
    pub(crate) fn take(&mut self, slot: usize, hash: u64, number: usize) {
        let words = self.words_mut();
        words[slot] = Slot::new(hash, number, mask_of(words)).to_word();
    }

    /// Places entries, each with the number and its hash, in free slots.
    pub(crate) fn place(&mut self, entries: impl Iterator<Item = (usize, u64)>) {
        let words = self.words_mut();
        let mask = mask_of(words);
        for (number, hash) in entries {
            let mut at = hash as usize & mask;
            while !Slot::of(words[at]).is_free() {
                looked_at();
                at = (at + 1) & mask;
            }
            words[at] = Slot::new(hash, number, mask).to_word();
        }
    }
}

/// A slot was looked at: counted where tests hold how far apart keys are.
#[inline(always)]
pub(crate) fn looked_at() {
    #[cfg(test)]
    LOOKS.set(LOOKS.get() + 1);
}

#[cfg(test)]
thread_local! {
    /// How many slots this thread has looked at.
    pub(crate) static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

#[inline(always)]
fn mask_of(words: &[Word]) -> usize {
    words.len() - 1
}

impl std::fmt::Debug for Slots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slots({})", self.words().len())
    }
}

#[cfg(test)]
mod tests {
    use super::{HUGE, Slot, Slots};

    /// However many slots there are: few and many bits of the hash, and none.
    #[test]
    fn a_slot_gives_back_its_number_and_tells_hashes_apart() {
        for bits in [8, 20, 31, 32, 33] {
            let mask = ((1u64 << bits) - 1) as usize;
            let hash = 0xabcd_ef01_2345_6789;
            // an index is never more than half full
            for number in [0, 1, (mask / 2).min(u32::MAX as usize - 1)] {
                let slot = Slot::of(Slot::new(hash, number, mask).to_word());
                assert!(!slot.is_free() && slot.fits(hash, mask));
                assert_eq!(slot.number(mask), number);
                assert_eq!(slot.fits(hash ^ 1 << 63, mask), bits >= 32, "{bits} bits");
                assert!(
                    slot.fits(hash ^ 1 << 32, mask),
                    "the lower bits of the upper half are those of the number"
                );
            }
            assert!(Slot(0).is_free() && Slot(0).number(mask) == u32::MAX as usize);
        }
    }

    #[test]
    fn what_was_placed_is_found_in_any_memory() {
        let n = if cfg!(miri) { 100 } else { 100_000u64 };
        // half of the hashes stand twice
        let hash = |number: usize| (number as u64 % (n / 2)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let makes: [fn(usize) -> Slots; 2] = [Slots::few, Slots::new];
        for (make, n_slots) in makes.into_iter().flat_map(|make| [(make, 1 << 18), (make, HUGE / 4)]) {
            let mut slots = make(if cfg!(miri) { 256 } else { n_slots });
            slots.place((0..n as usize).map(|number| (number, hash(number))));
            for number in 0..n as usize {
                assert_eq!(slots.probe(hash(number), |found| found == number), Ok(number));
                assert!(slots.probe(hash(number), |_| false).is_err());
                assert_eq!(hash(slots.likely(hash(number))), hash(number));
            }
        }
    }

    #[test]
    fn words_are_zero_and_keep_what_is_written_whatever_the_size() {
        let sizes: &[usize] = if cfg!(miri) { &[64] } else { &[64, HUGE / 4 / 2, HUGE / 4] };
        for &n in sizes {
            let mut slots = Slots::new(n);
            assert_eq!(slots.words().len(), n);
            assert!(slots.words().iter().all(|word| *word == [0; 4]));
            slots.words_mut()[n - 1] = [7; 4];
            assert_eq!(slots.words()[n - 1], [7; 4]);
        }
    }
}
