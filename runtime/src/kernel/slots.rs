//! The index of a table: its slots, and their memory.
//!
//! A slot has some bits of a hash and the number of an entry. While there are few keys it has four bytes, so that the index of thousands
//! stays in the caches of a core together with the entries; then eight.
//!
//! Large memory is asked for in huge pages: it is read at random, and the small pages of 16 MiB are more than a TLB holds;
//! each of them would also have to be made by the system when it is first touched.

/// A place in an index.
pub(crate) trait Slot: Copy {
    /// Taken by an entry.
    fn new(hash: u64, number: usize) -> Self;
    /// Whether nothing has it.
    fn is_free(self) -> bool;
    /// Whether it has the same bits of the hash as this one. A free slot may have them too.
    fn fits(self, hash: u64) -> bool;
    /// Whether it is taken by an entry whose hash has the same bits as this one.
    #[inline(always)]
    fn may_be(self, hash: u64) -> bool {
        self.fits(hash) && !self.is_free()
    }
    /// The number of its entry; one that no entry has if it is free.
    fn number(self) -> usize;
}

/// The upper 16 bits of the hash, and the number plus one; 0 when it is free.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Narrow(u32);

impl Narrow {
    pub(crate) const FREE: Narrow = Narrow(0);
    /// How many entries can have a number.
    pub(crate) const NUMBERS: usize = (1 << 16) - 1;
}

impl Slot for Narrow {
    #[inline(always)]
    fn new(hash: u64, number: usize) -> Self {
        Narrow((hash >> 48 << 16) as u32 | (number as u32 + 1))
    }
    #[inline(always)]
    fn is_free(self) -> bool {
        self.0 == 0
    }
    #[inline(always)]
    fn fits(self, hash: u64) -> bool {
        (self.0 ^ (hash >> 32) as u32) >> 16 == 0
    }
    #[inline(always)]
    fn number(self) -> usize {
        ((self.0 & 0xffff) as usize).wrapping_sub(1)
    }
}

/// The upper 32 bits of the hash, and the number plus one; 0 when it is free.
impl Slot for Word {
    #[inline(always)]
    fn new(hash: u64, number: usize) -> Self {
        (hash >> 32 << 32 | (number as u64 + 1)).to_le_bytes()
    }
    #[inline(always)]
    fn is_free(self) -> bool {
        u64::from_le_bytes(self) == 0
    }
    #[inline(always)]
    fn fits(self, hash: u64) -> bool {
        (u64::from_le_bytes(self) ^ hash) >> 32 == 0
    }
    #[inline(always)]
    fn number(self) -> usize {
        (u64::from_le_bytes(self) as u32).wrapping_sub(1) as usize
    }
}

/// A power of two of words that begin as zero.
pub(crate) enum Slots {
    Small(Vec<Word>),
    Large(memmap2::MmapMut),
}

/// Read as an integer by [`u64::from_le_bytes`], which is a plain load. Bytes have no alignment, so memory of the system
/// can be seen as words without `unsafe`.
pub(crate) type Word = [u8; 8];

/// From here on in huge pages, in bytes.
const HUGE: usize = 4 << 20;

impl Slots {
    /// `n` words of zero.
    pub(crate) fn new(n: usize) -> Slots {
        if n * size_of::<Word>() >= HUGE
            && !cfg!(miri)
            && let Ok(memory) = memmap2::MmapMut::map_anon(n * size_of::<Word>())
        {
            // a wish: without huge pages it is slower and nothing else
            #[cfg(target_os = "linux")]
            let _ = memory.advise(memmap2::Advice::HugePage);
            return Slots::Large(memory);
        }
        Slots::Small(vec![[0; 8]; n])
    }

    #[inline(always)]
    pub(crate) fn words(&self) -> &[Word] {
        match self {
            Slots::Small(words) => words,
            Slots::Large(memory) => memory.as_chunks().0,
        }
    }

    #[inline(always)]
    pub(crate) fn words_mut(&mut self) -> &mut [Word] {
        match self {
            Slots::Small(words) => words,
            Slots::Large(memory) => memory.as_chunks_mut().0,
        }
    }
}

impl std::fmt::Debug for Slots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slots({})", self.words().len())
    }
}

#[cfg(test)]
mod tests {
    use super::{HUGE, Slots};

    #[test]
    fn words_are_zero_and_keep_what_is_written_whatever_the_size() {
        let sizes: &[usize] = if cfg!(miri) { &[64] } else { &[64, HUGE / 8 / 2, HUGE / 8] };
        for &n in sizes {
            let mut slots = Slots::new(n);
            assert_eq!(slots.words().len(), n);
            assert!(slots.words().iter().all(|word| *word == [0; 8]));
            slots.words_mut()[n - 1] = [7; 8];
            assert_eq!(slots.words()[n - 1], [7; 8]);
        }
    }
}
