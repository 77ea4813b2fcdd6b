//! The memory of a table's index: words that begin as zero.
//!
//! A large one is asked for in huge pages: it is read at random, and the small pages of 16 MiB are more than a TLB holds;
//! each of them would also have to be made by the system when it is first touched.

/// A power of two of words.
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
