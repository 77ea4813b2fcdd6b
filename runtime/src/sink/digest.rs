//! A digest of bytes that is the same on every machine and in every version: a fingerprint of what
//! was written, to tell a repeated batch from another one. Not a signature.
//!
//! **Invariant:** it depends on the bytes alone, not on the pieces they come in, and every step can
//! be undone when the bytes are known, so that no byte makes it forget an earlier one.

const SEED: u64 = 0x7374_7265_616d_6331;
/// odd, so that a product can be undone
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Takes bytes 8 at a time.
#[derive(Clone, Debug)]
pub(crate) struct Digest {
    hash: u64,
    /// the bytes of a word that is not full
    open: [u8; 8],
    len: u64,
}

impl Digest {
    pub(crate) fn new() -> Self {
        Digest { hash: SEED, open: [0; 8], len: 0 }
    }

    pub(crate) fn add(&mut self, mut bytes: &[u8]) {
        let filled = (self.len % 8) as usize;
        self.len += bytes.len() as u64;
        if filled > 0 {
            let n = bytes.len().min(8 - filled);
            self.open[filled..filled + n].copy_from_slice(&bytes[..n]);
            bytes = &bytes[n..];
            if filled + n < 8 {
                return;
            }
            self.word(u64::from_le_bytes(self.open));
        }
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.word(u64::from_le_bytes(*word)));
        self.open[..rest.len()].copy_from_slice(rest);
    }

    fn word(&mut self, word: u64) {
        // scattered first, so that a change of one word is not made up for by a small change of the
        // next
        let word = word.wrapping_mul(FACTOR);
        let word = (word ^ (word >> 32)).wrapping_mul(FACTOR);
        self.hash = (self.hash.rotate_left(29) ^ word).wrapping_mul(FACTOR);
    }

    /// Of all bytes so far.
    pub(crate) fn finish(&self) -> u64 {
        let mut done = self.clone();
        done.open[(self.len % 8) as usize..].fill(0);
        done.word(u64::from_le_bytes(done.open));
        done.word(self.len);
        let hash = (done.hash ^ (done.hash >> 32)).wrapping_mul(FACTOR);
        hash ^ (hash >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pieces: &[&[u8]]) -> u64 {
        let mut digest = Digest::new();
        pieces.iter().for_each(|bytes| digest.add(bytes));
        digest.finish()
    }

    /// Files of earlier versions are compared with it.
    #[test]
    fn it_stays_what_it_is() {
        assert_eq!(format!("{:016x}", of(&[])), "4552d313cc8f55d8");
        assert_eq!(format!("{:016x}", of(&[b"(to,2)\n(be,1)\n"])), "31c0b030b2afa9f7");
    }

    #[test]
    fn it_does_not_depend_on_the_pieces() {
        let text: Vec<u8> = (0..60u8).collect();
        let whole = of(&[&text]);
        for a in 0..text.len() {
            for b in a..text.len() {
                assert_eq!(of(&[&text[..a], &text[a..b], &text[b..]]), whole, "{a} {b}");
            }
        }
    }

    #[test]
    fn every_byte_and_every_length_counts() {
        let text = [0u8; 40];
        let mut seen = std::collections::BTreeSet::from([of(&[&text])]);
        for at in 0..40 {
            for bit in 0..8 {
                let mut other = text;
                other[at] ^= 1 << bit;
                assert!(seen.insert(of(&[&other])), "{at} {bit}");
            }
        }
        assert!((0..40).all(|len| seen.insert(of(&[&text[..len]]))));
    }
}
