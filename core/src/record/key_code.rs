//! The code of a key, and its group by way of its code.

use super::{Arena, Code, Coder, KeyPart, group_of_hash, key_hash};
use foldhash::fast::FoldHasher;
use std::hash::Hasher;

impl Coder {
    /// The code of `key`.
    #[inline(always)]
    pub fn code<K: KeyPart>(&self, key: &K) -> Code {
        key.code_short().unwrap_or_else(|| key.code_long(self))
    }

    /// The code of a key that is too long for an exact one.
    #[inline(always)]
    pub(super) fn of_key<K: KeyPart + ?Sized>(&self, key: &K) -> Code {
        // not foldhash's `FixedState`: its seed goes into one side of a product, the other side is
        // public
        let mut hasher = FoldHasher::with_seed(self.noise[0], &self.seeds);
        key.hash_key(&mut hasher);
        Code::hashed(hasher.finish())
    }
}

/// The group of a key whose code is at hand: [`key_group`], but without looking at the key where
/// the code is enough.
#[inline]
#[doc(hidden)]
pub fn group_of<K: KeyPart>(key: &K, code: Code, scratch: &mut Arena) -> u32 {
    group_of_hash(hash_of(key, code, scratch))
}

/// The [`key_hash`](fn@key_hash) of a key whose code is at hand, as [`group_of`].
#[inline]
#[doc(hidden)]
pub fn hash_of<K: KeyPart>(key: &K, code: Code, scratch: &mut Arena) -> u64 {
    match code.is_exact().then(|| key.code_hash(code)).flatten() {
        Some(hash) => hash,
        None => key_hash(key, scratch),
    }
}
