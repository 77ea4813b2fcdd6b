//! The randomness seam: every random number comes from one seed, so that a run can be repeated.

use std::hash::{BuildHasher, RandomState};

/// A small generator (SplitMix64): good enough for jitter and seeds, not for secrets.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// Creates a generator; the same seed yields the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Rng(seed)
    }

    /// Returns a seed that differs from run to run.
    #[expect(clippy::disallowed_methods, reason = "this is the seam")]
    pub fn fresh_seed() -> u64 {
        RandomState::new().hash_one(0u8)
    }

    /// Returns the next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        // the high half of a 128-bit product: no division, and the bias is below n / 2^64
        ((u128::from(self.next_u64()) * u128::from(n)) >> 64) as u64
    }
}
