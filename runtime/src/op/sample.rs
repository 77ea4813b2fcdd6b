//! `sample`: a part of the records, by chance (Spark: `RDD.sample` without replacement).
//!
//! Chance comes from the batch time and the number of the partition alone, so that a batch that
//! runs again, also after a restart, keeps the same records.

use crate::{cx::BatchCx, env::Rng, error::BuildError};

/// A probability, at construction.
///
/// # Errors
/// When it is none.
pub fn fraction(fraction: f64) -> Result<f64, BuildError> {
    match (0.0..=1.0).contains(&fraction) {
        true => Ok(fraction),
        false => Err(format!("`sample` takes a fraction from 0 to 1, not {fraction}").into()),
    }
}

/// Decides for the records of one partition in one batch, one after another.
#[derive(Debug)]
pub struct Sampler {
    rng: Rng,
    /// a random number below this keeps the record; with none every record is kept
    below: Option<u64>,
}

impl Sampler {
    /// For operator `op` over partition `at`.
    #[must_use]
    pub fn new(cx: &BatchCx<'_>, op: u32, at: u32, fraction: f64) -> Self {
        Sampler::seeded(cx.time().micros, op, at, fraction)
    }

    fn seeded(time: u64, op: u32, at: u32, fraction: f64) -> Self {
        let of_batch = Rng::new(time).next_u64();
        let of_partition = Rng::new(of_batch ^ (u64::from(op) << 32 | u64::from(at))).next_u64();
        // 2^64 as a float; the cast saturates
        let below = (fraction < 1.0).then_some((fraction * 18_446_744_073_709_551_616.0) as u64);
        Sampler { rng: Rng::new(of_partition), below }
    }

    /// Whether the next record is kept.
    #[inline]
    pub fn keeps(&mut self) -> bool {
        self.below.is_none_or(|below| self.rng.next_u64() < below)
    }
}

#[cfg(test)]
mod tests {
    use super::{Sampler, fraction};

    fn kept(time: u64, at: u32, fraction: f64) -> Vec<usize> {
        let mut sampler = Sampler::seeded(time, 3, at, fraction);
        (0..10_000).filter(|_| sampler.keeps()).collect()
    }

    #[test]
    fn the_same_batch_keeps_the_same_records() {
        assert_eq!(kept(7, 0, 0.3), kept(7, 0, 0.3));
        assert_ne!(kept(7, 0, 0.3), kept(8, 0, 0.3), "another batch");
        assert_ne!(kept(7, 0, 0.3), kept(7, 1, 0.3), "another partition");
    }

    #[test]
    fn about_that_fraction_is_kept() {
        assert_eq!(kept(1, 0, 0.0).len(), 0);
        assert_eq!(kept(1, 0, 1.0).len(), 10_000);
        for (percent, time) in [(1, 1), (30, 2), (50, 3), (99, 4)] {
            let n = kept(time, 0, f64::from(percent) / 100.0).len() as i64;
            assert!((n - i64::from(percent) * 100).abs() < 200, "{percent} % of 10000: {n}");
        }
    }

    #[test]
    fn what_is_no_fraction_is_refused() {
        assert_eq!(fraction(0.5).ok(), Some(0.5));
        for no in [-0.1, 1.5, f64::NAN] {
            let refused = fraction(no).map_err(|error| error.to_string());
            assert_eq!(refused, Err(format!("`sample` takes a fraction from 0 to 1, not {no}")));
        }
    }
}
