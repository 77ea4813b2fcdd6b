//! The keys of a state: each stored once, under a number, found by its code.
//!
//! Numbers are dense and in the order in which keys came, so that what belongs to keys are columns
//! beside them. A key whose state is gone keeps its number for a while; when more than half of them
//! are so, [`Keys::retain`] numbers anew. New keys of a batch are [`NewKeys`] aside and taken in by
//! the decision.
//!
//! Of a key whose state is gone nothing is remembered but its number. When it comes back, the
//! record that brings it back says what stands in what does not tell keys apart (`#[key(skip)]`):
//! [`NewKeys::again`].

use super::index::Index;
use crate::kernel::agreement::{check_all, check_found};
use crate::record::{Arena, Code, Corrupt, Key, Record, Spread, Stored, group_of_hash, hash_of};
use std::collections::BTreeMap;

/// See the head of this file.
#[derive(Debug)]
pub(crate) struct Keys<K> {
    arena: Arena,
    keys: Vec<K>,
    codes: Vec<Code>,
    /// of the key alone: where it belongs, and how rows are ordered when they are saved
    hashes: Vec<u64>,
    index: Index,
    spread: Spread,
    /// how many keys of the arena were replaced by others
    replaced: usize,
}

/// Keys that a batch has seen for the first time.
#[derive(Debug)]
pub(crate) struct NewKeys<K> {
    arena: Arena,
    keys: Vec<K>,
    codes: Vec<Code>,
    /// of the key alone: where it belongs, and how rows are ordered when they are saved
    hashes: Vec<u64>,
    /// by the numbers that they have already
    again: BTreeMap<usize, K>,
    scratch: Arena,
}

/// An arena with fewer keys that were replaced is not worth the work.
const REPLACED_MIN: usize = 64;

impl<K> Default for Keys<K> {
    fn default() -> Self {
        Keys {
            arena: Arena::default(),
            keys: Vec::new(),
            codes: Vec::new(),
            hashes: Vec::new(),
            index: Index::default(),
            spread: Spread::default(),
            replaced: 0,
        }
    }
}

impl<K> Default for NewKeys<K> {
    fn default() -> Self {
        NewKeys {
            arena: Arena::default(),
            keys: Vec::new(),
            codes: Vec::new(),
            hashes: Vec::new(),
            again: BTreeMap::new(),
            scratch: Arena::default(),
        }
    }
}

impl<K: Stored> NewKeys<K> {
    /// Stores one more.
    pub(crate) fn push<R: Key + Record<Owned = K>>(&mut self, code: Code, key: R) {
        let hash = hash_of(&key, code, &mut self.scratch);
        self.put(code, hash, key);
    }

    /// Stores one that was saved with this hash.
    pub(super) fn push_saved<R: Key + Record<Owned = K>>(
        &mut self,
        code: Code,
        hash: u64,
        key: R,
    ) -> Result<(), Corrupt> {
        self.push(code, key);
        match self.hashes.last() == Some(&hash) {
            true => Ok(()),
            false => Err(Corrupt("a key has another hash than when it was saved: its fields have changed")),
        }
    }

    /// A key that has a number but no state comes back, so that it is the one to be kept.
    pub(crate) fn again<R: Key + Record<Owned = K>>(&mut self, number: usize, key: R) {
        if !R::IS_WHOLE {
            let key = key.store(&mut self.arena);
            self.again.insert(number, key);
        }
    }

    /// The key that has come back under that number and is not the same in everything.
    #[inline]
    pub(crate) fn came_again(&self, number: usize) -> Option<K::View<'_>> {
        if self.again.is_empty() { None } else { Some(self.again.get(&number)?.view(&self.arena)) }
    }

    fn put(&mut self, code: Code, hash: u64, key: impl Record<Owned = K>) {
        let key = key.store(&mut self.arena);
        self.keys.push(key);
        self.codes.push(code);
        self.hashes.push(hash);
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(crate) fn clear(&mut self) {
        self.arena.clear();
        self.keys.clear();
        self.codes.clear();
        self.hashes.clear();
        self.again.clear();
    }

    /// The key that was added as number `at`.
    pub(crate) fn get_if(&self, at: usize) -> Option<K::View<'_>> {
        self.keys.get(at).map(|key| key.view(&self.arena))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = K::View<'_>> {
        self.keys.iter().map(|key| key.view(&self.arena))
    }
}

impl<K: Stored> Keys<K> {
    /// Empty; `seed` is the context's.
    pub(crate) fn new(seed: u64) -> Self {
        Keys { spread: Spread::new(seed), ..Keys::default() }
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The key with that number.
    #[inline]
    pub(crate) fn get(&self, number: usize) -> K::View<'_> {
        self.keys[number].view(&self.arena)
    }

    /// The group of the key with that number.
    #[inline]
    pub(crate) fn group(&self, number: usize) -> u32 {
        group_of_hash(self.hashes[number])
    }

    /// The hash of the key with that number, which depends on the key alone.
    pub(super) fn hash(&self, number: usize) -> u64 {
        self.hashes[number]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = K::View<'_>> {
        self.keys.iter().map(|key| key.view(&self.arena))
    }

    /// Each key is looked for soon.
    pub(crate) fn expect(&self, codes: impl Iterator<Item = Code>) {
        codes.for_each(|code| self.index.expect(self.spread.hash(code)));
    }

    /// The number of a key. An exact code is enough; else the keys are compared.
    #[inline]
    pub(crate) fn find<'s, R: Key>(&'s self, code: Code, key: &R) -> Option<usize>
    where
        K: Stored<View<'s> = R>,
    {
        let found = self.index.find(self.spread.hash(code), |number| {
            self.codes[number] == code && (code.is_exact() || self.keys[number].is(&self.arena, key))
        });
        if let Some(number) = found {
            check_found(key, || self.get(number));
        }
        found
    }

    /// Checks that keys of a batch which are new are that by `==` too.
    pub(crate) fn check_new<'s, R: Key>(&'s self, born: &'s NewKeys<K>)
    where
        K: Stored<View<'s> = R>,
    {
        if born.len() > 0 {
            check_all(self.iter().chain(born.iter()));
        }
    }

    /// Gives numbers to new keys, in their order, and leaves none of them.
    pub(crate) fn take_in(&mut self, born: &mut NewKeys<K>) {
        for (number, key) in std::mem::take(&mut born.again) {
            let key = key.take(&born.arena);
            self.keys[number] = key.store(&mut self.arena);
            self.replaced += 1;
        }
        let more = born.len();
        for key in born.keys.drain(..) {
            let key = key.take(&born.arena);
            self.keys.push(key.store(&mut self.arena));
        }
        self.codes.append(&mut born.codes);
        self.hashes.append(&mut born.hashes);
        born.arena.clear();
        let (codes, spread) = (&self.codes, self.spread);
        self.index.add(more, |number| spread.hash(codes[number]));
        if self.replaced > REPLACED_MIN + self.keys.len() {
            self.tidy();
        }
    }

    /// Leaves the bytes of keys behind that were replaced.
    fn tidy(&mut self) {
        let mut arena = Arena::default();
        for key in &mut self.keys {
            let stored = key.view(&self.arena).store(&mut arena);
            *key = stored;
        }
        (self.arena, self.replaced) = (arena, 0);
    }

    /// Numbers anew those for which `stays` says so.
    pub(crate) fn retain(&mut self, stays: impl Fn(usize) -> bool) {
        let new = Keys { spread: self.spread, ..Keys::default() };
        let old = std::mem::replace(self, new);
        let mut kept = NewKeys::default();
        let all = old.keys.into_iter().zip(old.codes.into_iter().zip(old.hashes));
        for (number, (key, (code, hash))) in all.enumerate() {
            if stays(number) {
                kept.put(code, hash, key.take(&old.arena));
            }
        }
        self.take_in(&mut kept);
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, NewKeys};
    use crate::record::{Code, Coder, Record, Str};

    fn born(keys: &[&str]) -> NewKeys<Str> {
        let mut born = NewKeys::default();
        keys.iter().for_each(|key| born.push(Coder::new(3).code(key), *key));
        born
    }

    #[test]
    fn keys_keep_their_order_and_are_found_when_others_are_gone() {
        let long = "a key that is longer than its code";
        let mut keys: Keys<Str> = Keys::new(3);
        keys.take_in(&mut born(&["a", "", long]));
        keys.take_in(&mut born(&[]));
        keys.take_in(&mut born(&["b"]));
        let find = |keys: &Keys<Str>, key: &'static str| keys.find(Coder::new(3).code(&key), &key);
        assert_eq!(
            ["a", "", long, "b", "c"].map(|key| find(&keys, key)),
            [Some(0), Some(1), Some(2), Some(3), None]
        );
        keys.retain(|number| number != 1);
        assert_eq!(keys.iter().collect::<Vec<_>>(), ["a", long, "b"]);
        assert_eq!(["a", "", long, "b"].map(|key| find(&keys, key)), [Some(0), None, Some(1), Some(2)]);
        assert_eq!(keys.arena.text.len(), long.len() + 2, "the bytes of others are gone");
    }

    #[test]
    fn a_key_that_comes_back_is_written_as_it_comes_and_leaves_no_bytes() {
        // text that is seen as another one is enough of a key with a skipped field here
        let (mut keys, mut born): (Keys<Str>, _) = (Keys::new(3), born(&["a", "b"]));
        keys.take_in(&mut born);
        for round in 0..1000 {
            let other = ["a", "A"][round % 2];
            let stored = other.store(&mut born.arena);
            born.again.insert(0, stored);
            assert_eq!((born.came_again(0), born.came_again(1)), (Some(other), None));
            keys.take_in(&mut born);
            assert_eq!(keys.iter().collect::<Vec<_>>(), [other, "b"]);
            assert!(born.came_again(0).is_none() && keys.arena.text.len() < 100);
        }
    }

    #[test]
    fn keys_with_the_same_code_are_told_apart() {
        let mut keys: Keys<Str> = Keys::new(0);
        let mut born = NewKeys::default();
        let long = ["first long key of two", "second long key of two"];
        long.iter().for_each(|key| born.push(Code::hashed(42), *key));
        keys.take_in(&mut born);
        assert_eq!(long.map(|key| keys.find(Code::hashed(42), &key)), [Some(0), Some(1)]);
        assert_eq!(keys.find(Code::hashed(42), &"third"), None);
    }
}
