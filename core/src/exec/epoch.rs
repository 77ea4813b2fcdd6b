//! What all instances of a run agree on before its first batch.

use crate::record::{Arena, Corrupt, Cursor, Record, Stored};

/// One run of a program over its log, as the driver has decided it.
///
/// The driver makes it once, from its own clock and chance, and every instance starts with it:
/// nothing that instances must agree on comes from their own clock, seed or folder. It crosses to
/// them by [`Epoch::encode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Epoch {
    /// The log that the run keeps its decisions in: random, and the same for all runs that continue
    /// one another.
    pub log: u64,
    /// Counts the runs of a log, from 1. Of two processes that both believe to own the log, the one
    /// with the higher number does.
    pub number: u64,
    /// The number of the first batch that the run decides: 0, or the one after the last batch that
    /// its log has decided.
    pub first_batch: u64,
    /// The seed of hash tables and back-offs.
    pub seed: u64,
    /// When the run was started: microseconds since 1970.
    pub started: u64,
}

/// The first byte. A reader refuses what a later release writes.
const FORMAT: u8 = 1;

impl Epoch {
    /// The first run of a log.
    #[must_use]
    pub const fn new(log: u64, seed: u64, started: u64) -> Self {
        Epoch { log, number: 1, first_batch: 0, seed, started }
    }

    /// Run `number` of its log, of which batch `last_decided` was decided last.
    #[must_use]
    pub const fn continuing(self, number: u64, last_decided: Option<u64>) -> Self {
        let first_batch = match last_decided {
            Some(last) => last + 1,
            None => 0,
        };
        Epoch { number, first_batch, ..self }
    }

    /// The last batch that the log has decided; `None` if the log is new.
    #[must_use]
    pub const fn last_decided(&self) -> Option<u64> {
        self.first_batch.checked_sub(1)
    }

    /// Appends it, to be read back by [`Epoch::decode`].
    pub fn encode(&self, out: &mut Arena) {
        let Epoch { log, number, first_batch, seed, started } = *self;
        FORMAT.encode(out);
        [log, number, first_batch, seed, started].iter().for_each(|field| field.encode(out));
    }

    /// Reads what [`Epoch::encode`] has written.
    ///
    /// # Errors
    /// When the bytes are not those of an epoch, or a later release wrote them.
    pub fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        if u8::decode(from)? != FORMAT {
            return Err(Corrupt("the epoch was written by another release"));
        }
        let mut next = || <u64 as Stored>::decode(from);
        let [log, number, first_batch, seed, started] = [next()?, next()?, next()?, next()?, next()?];
        Ok(Epoch { log, number, first_batch, seed, started })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_goes_on_after_what_its_log_has_decided() {
        let first = Epoch::new(7, 1, 1_700_000_000_000_000);
        assert_eq!((first.number, first.first_batch, first.last_decided()), (1, 0, None));
        let second = first.continuing(2, Some(5));
        assert_eq!((second.number, second.first_batch, second.last_decided()), (2, 6, Some(5)));
        let nothing_decided = first.continuing(3, None);
        assert_eq!((nothing_decided.first_batch, nothing_decided.last_decided()), (0, None));
    }

    #[test]
    fn an_epoch_is_read_back_and_what_is_cut_or_of_another_release_is_refused() {
        let epoch = Epoch::new(u64::MAX, 3, 1_700_000_000_000_000).continuing(9, Some(1 << 40));
        let mut arena = Arena::default();
        epoch.encode(&mut arena);
        let mut from = Cursor::new(&arena);
        assert_eq!(Epoch::decode(&mut from), Ok(epoch));
        assert!(from.is_empty());
        for len in 0..arena.bytes.len() {
            let cut = Arena { bytes: arena.bytes[..len].to_vec(), text: String::new() };
            assert!(Epoch::decode(&mut Cursor::new(&cut)).is_err(), "{len} bytes");
        }
        for format in (0..=u8::MAX).filter(|format| *format != FORMAT) {
            arena.bytes[0] = format;
            assert!(Epoch::decode(&mut Cursor::new(&arena)).is_err(), "format {format}");
        }
    }
}
