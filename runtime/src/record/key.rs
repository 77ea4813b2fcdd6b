//! Keys and key groups.

use super::{Arena, Record};
use std::hash::Hash;

/// Into how many groups the keys of all streams fall. Fixed, and more than any number of workers, so that state
/// can move between workers by whole groups.
pub const KEY_GROUPS: u32 = 4096;

/// What can be a key: a record that can be hashed and compared.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a key: it cannot be hashed and compared for equality",
    label = "the key of this stream",
    note = "help: use an integer, a string or a struct with `#[derive(PartialEq, Eq, Hash)]` as the key; a float can be a key as its `to_bits()`",
    note = "help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a record"
)]
pub trait Key: Record + Hash + Eq + Send {}
#[diagnostic::do_not_recommend]
impl<K: Record + Hash + Eq + Send> Key for K {}

/// The group of a key: a hash of its *encoded* form, so that it is the same in every process, build and version.
/// It is computed once per distinct key and batch, after the combine, never per record.
pub fn key_group<K: Record>(key: &K, scratch: &mut Arena) -> u32 {
    scratch.clear();
    key.encode(scratch);
    let hash = mix(mix(SEED, &scratch.bytes), scratch.text.as_bytes());
    (hash >> 32) as u32 % KEY_GROUPS
}

const SEED: u64 = 0x7374_7265_616d_6321;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Folded multiplication over 8-byte words (the step of wyhash, W. Yi); the length goes in first, so that
/// `("a", "b")` in bytes and text cannot be confused with other cuts.
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

/// [`key_group`] of a text of `n` bytes, at most 15, that are `low` and `high`: the same steps as [`mix`] on its encoding.
pub(super) fn group_of_short_text(n: u64, low: u64, high: u64) -> u32 {
    let length = fold(fold(SEED ^ 4) ^ n);
    let hash = fold(fold(length ^ n) ^ low);
    let hash = if n < 8 { hash } else { fold(hash ^ high) };
    (hash >> 32) as u32 % KEY_GROUPS
}

fn fold(word: u64) -> u64 {
    let product = u128::from(word ^ FACTOR) * u128::from(FACTOR ^ word.rotate_left(32) | 1);
    (product >> 64) as u64 ^ product as u64
}
