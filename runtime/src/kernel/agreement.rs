//! Whether keys agree with themselves: `a == b` exactly if their key encodings are the same, and
//! then with equal hashes.
//!
//! Tables go by the encoding alone, so nothing is split where they do not agree; but a program that
//! compares keys itself then gets another answer. Checked in debug builds and in the test kit, for
//! keys whose `Eq` was not derived with them.

use crate::record::{Key, are_keys_checked};
use foldhash::fast::FixedState;
use std::{any::type_name, collections::BTreeMap, hash::BuildHasher};

/// The numbers of the keys of a table by their own hashes.
#[derive(Debug, Default)]
pub(crate) struct Agreement(BTreeMap<u64, Vec<usize>>);

fn own_hash(key: &impl Key) -> u64 {
    FixedState::default().hash_one(key)
}

impl Agreement {
    /// `key` is encoded differently from all of `keys`, and will be the next one.
    pub(crate) fn add<K: Key>(&mut self, keys: &[K], key: &K) {
        let alike = self.0.entry(own_hash(key)).or_default();
        assert_differs(key, alike.iter().map(|number| &keys[*number]));
        alike.push(keys.len());
    }
}

/// `key` is encoded differently from all of `others`.
fn assert_differs<'k, K: Key + 'k>(key: &K, mut others: impl Iterator<Item = &'k K>) {
    assert!(
        others.all(|other| *other != *key),
        "two keys of type `{}` are equal but have different key encodings, so they count as two keys\n\
         help: make `encode_key`, or the function that encodes a foreign field, write the same for equal values",
        type_name::<K>()
    );
}

/// Checks keys that live across batches, all of which are encoded differently, when new ones have
/// come to them.
pub(crate) fn check_all<K: Key>(keys: impl Iterator<Item = K>) {
    if K::TO_CHECK && are_keys_checked() {
        let mut by_hash: BTreeMap<u64, Vec<K>> = BTreeMap::new();
        for key in keys {
            let alike = by_hash.entry(own_hash(&key)).or_default();
            assert_differs(&key, alike.iter());
            alike.push(key);
        }
    }
}

/// Checks a key that was found by its encoding.
#[inline(always)]
pub(crate) fn check_found<K: Key>(key: &K, found: impl FnOnce() -> K) {
    if K::TO_CHECK && are_keys_checked() {
        assert_same(&found(), key);
    }
}

/// Checks two keys with the same encoding.
#[inline(never)]
pub(crate) fn assert_same<K: Key>(key: &K, other: &K) {
    let is_equal = key == other;
    assert!(
        is_equal && own_hash(key) == own_hash(other),
        "two keys of type `{}` have the same key encoding, so they count as one key, but {}\n\
         help: make `encode_key`, or the function that encodes a foreign field, write everything that `==` compares, and \
         let `Hash` use no more than that",
        type_name::<K>(),
        if is_equal { "their hashes differ" } else { "they are not equal" }
    );
}
