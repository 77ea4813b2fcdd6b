//! The hash of a key's encoding, and the group that it puts the key into.
//!
//! It is the same in every process, build and version, and on every machine: snapshots are sorted
//! by it.

/// Into how many groups the keys of all streams fall. Fixed, and more than any number of workers,
/// so that state can move between workers by whole groups.
pub const KEY_GROUPS: u32 = 4096;

/// The hash of an encoding: of its bytes and its text.
pub(super) fn of(bytes: &[u8], text: &[u8]) -> u64 {
    mix(mix(SEED, bytes), text)
}

/// The group of a hash.
#[inline]
pub(super) fn group(hash: u64) -> u32 {
    (hash >> 32) as u32 % KEY_GROUPS
}

const SEED: u64 = 0x7374_7265_616d_6321;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Folded multiplication over 8-byte words (the step of wyhash, W. Yi); the length goes in first,
/// so that `("a", "b")` in bytes and text cannot be confused with other cuts.
fn mix(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = fold(seed ^ bytes.len() as u64);
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        hash = fold(hash ^ u64::from_le_bytes(word.try_into().expect("chunks of eight")));
    }
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    fold(hash ^ u64::from_le_bytes(last))
}

/// The hash of a text of `n` bytes, at most 15, that are `low` and `high`: the same steps as
/// [`mix`] on its encoding.
pub(super) fn of_short_text(n: u64, low: u64, high: u64) -> u64 {
    let length = fold(fold(SEED ^ 4) ^ n);
    let hash = fold(fold(length ^ n) ^ low);
    if n < 8 { hash } else { fold(hash ^ high) }
}

fn fold(word: u64) -> u64 {
    let product = u128::from(word ^ FACTOR) * u128::from(FACTOR ^ word.rotate_left(32) | 1);
    (product >> 64) as u64 ^ product as u64
}
