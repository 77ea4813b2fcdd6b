//! The keys of a window: each has a number while a pane has it.
//!
//! A key is stored once, whatever the number of panes. Numbers are small, and those of keys that
//! have left are given again, least first, so that columns stay dense.
//!
//! What a batch does is noted beside (`Batch`), and done when the next one comes, if the batch was
//! committed. So an aborted batch leaves nothing, the keys of the batches before are only read
//! while records borrow from them, and the work is done where partitions run side by side.

use super::column::Ids;
use super::{Id, index::Index};
use crate::{
    kernel::{
        Entry, GROUP,
        agreement::{check_all, check_found},
        prefetch,
    },
    record::{Arena, Code, In, Key, KeyPart, Record, Spread, Stored, hash_of},
};
use std::{fmt, sync::Arc};

/// Keys as of the last committed batch, and what the current one adds.
pub struct Directory<K> {
    pub(super) known: Known<K>,
    pub(super) batch: Batch<K>,
}

/// Keys with their numbers.
pub(super) struct Known<K> {
    spread: Spread,
    index: Index,
    codes: Vec<Code>,
    /// of the keys alone: how they are ordered when they are saved
    hashes: Vec<u64>,
    /// none where the number is free
    keys: Vec<Option<K>>,
    /// the newest pane that has the key
    newest: Vec<u64>,
    /// free numbers, descending
    free: Vec<Id>,
    /// keys whose newest pane is before this one were let go
    first_pane: u64,
    arena: Arena,
    /// how many keys the arena has, those that have left included
    stored: usize,
}

/// What a batch does.
pub(super) struct Batch<K> {
    committed: bool,
    arena: Arena,
    /// keys that are new, with code and hash, by ascending number
    new: Vec<(Id, (Code, u64), K)>,
    scratch: Arena,
    /// the numbers of all keys that came, and the pane they came for
    came: Option<(Ids, u64)>,
    /// panes before this one are gone
    first_pane: u64,
}

/// In place of a number: the key has none.
pub(super) const NEW: Id = Id::MAX;
/// The newest pane of a key that has left.
const LEFT: u64 = u64::MAX;
/// An arena of fewer keys is not worth the work.
const STORED_MIN: usize = 64;

impl<K> Default for Directory<K> {
    fn default() -> Self {
        Directory {
            known: Known {
                spread: Spread::default(),
                index: Index::default(),
                codes: Vec::new(),
                hashes: Vec::new(),
                keys: Vec::new(),
                newest: Vec::new(),
                free: Vec::new(),
                first_pane: 0,
                arena: Arena::default(),
                stored: 0,
            },
            batch: Batch {
                committed: false,
                arena: Arena::default(),
                new: Vec::new(),
                scratch: Arena::default(),
                came: None,
                first_pane: 0,
            },
        }
    }
}

impl<K> fmt::Debug for Directory<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Directory({} keys, {} new)", self.known.len(), self.batch.new.len())
    }
}

impl<K> Known<K> {
    /// How many keys there are.
    fn len(&self) -> usize {
        self.keys.len() - self.free.len()
    }

    fn hash_of(&self, id: Id) -> u64 {
        self.spread.hash(self.codes[id as usize])
    }
}

impl<K: Stored> Known<K> {
    /// The number of a key.
    pub(super) fn find<'s>(&'s self, code: Code, key: &K::View<'s>) -> Option<Id>
    where
        K::View<'s>: Key,
    {
        let is = |id: Id| {
            self.codes[id as usize] == code
                && (code.is_exact() || self.key(id).is_some_and(|known| known.is_same(key)))
        };
        let found = self.index.find(self.spread.hash(code), is);
        if let Some(id) = found {
            check_found(key, || self.key(id).expect("a number that is found has a key"));
        }
        found
    }

    /// The numbers of the keys of a batch, [`NEW`] where there is none. Many at a time, so that the
    /// waits for memory overlap (group prefetching: Chen, Ailamaki, Gibbons, Mowry, "Improving hash
    /// join performance through prefetching", ICDE'04).
    pub(super) fn find_all<'s, Q: Key + In<'s, Owned = K>, V>(
        &'s self,
        entries: &[Entry<Q, V>],
        found: &mut Vec<Id>,
    ) {
        found.clear();
        let mut hashes = [0; GROUP];
        for group in entries.chunks(GROUP) {
            for (hash, entry) in hashes.iter_mut().zip(group) {
                *hash = self.spread.hash(entry.code);
                self.index.expect(*hash);
            }
            let hashed = || hashes.iter().zip(group);
            for (hash, _) in hashed() {
                self.codes.get(self.index.guess(*hash) as usize).into_iter().for_each(prefetch);
            }
            found.extend(hashed().map(|(_, entry)| self.find(entry.code, &entry.key).unwrap_or(NEW)));
        }
    }

    /// The key with that number.
    pub(super) fn key(&self, id: Id) -> Option<K::View<'_>> {
        Some(self.keys.get(id as usize)?.as_ref()?.view(&self.arena))
    }

    /// How many numbers are in use or were: the bound of numbers.
    pub(super) fn bound(&self) -> usize {
        self.keys.len()
    }

    fn add(&mut self, id: Id, (code, hash): (Code, u64), key: K::View<'_>) {
        let key = key.store(&mut self.arena);
        self.stored += 1;
        if id as usize == self.keys.len() {
            self.codes.push(code);
            self.hashes.push(hash);
            self.keys.push(Some(key));
            self.newest.push(LEFT);
        } else {
            self.codes[id as usize] = code;
            self.hashes[id as usize] = hash;
            self.keys[id as usize] = Some(key);
        }
        let Known { spread, index, codes, .. } = self;
        index.insert(spread.hash(code), id, |id| spread.hash(codes[id as usize]));
    }

    /// Lets the keys go whose newest pane is before `first_pane`.
    fn release(&mut self, first_pane: u64) {
        if first_pane <= self.first_pane {
            return;
        }
        self.first_pane = first_pane;
        let n_free = self.free.len();
        for id in (0..self.newest.len()).rev() {
            if self.newest[id] < first_pane {
                self.newest[id] = LEFT;
                self.keys[id] = None;
                let id = id as Id;
                let hash = self.hash_of(id);
                let Known { spread, index, codes, .. } = self;
                index.remove(hash, id, |id| spread.hash(codes[id as usize]));
                self.free.push(id);
            }
        }
        if self.free.len() == n_free {
            return;
        }
        // two descending runs
        self.free.sort_by(|a, b| b.cmp(a));
        let unused =
            self.free.iter().zip((0..self.keys.len()).rev()).take_while(|(id, last)| **id as usize == *last);
        let unused = unused.count();
        self.free.drain(..unused);
        let n = self.keys.len() - unused;
        self.keys.truncate(n);
        self.codes.truncate(n);
        self.hashes.truncate(n);
        self.newest.truncate(n);
        if self.stored > STORED_MIN + 2 * self.len() && !self.arena.is_empty() {
            self.compact();
        }
    }

    fn compact(&mut self) {
        let mut arena = Arena::default();
        for key in self.keys.iter_mut().flatten() {
            let stored = key.view(&self.arena).store(&mut arena);
            *key = stored;
        }
        self.arena = arena;
        self.stored = self.len();
    }
}

impl<K: Stored> Directory<K> {
    /// Does what the batch before has noted, if it was committed; then nothing is noted. `seed` is
    /// the context's.
    pub(super) fn settle(&mut self, seed: u64) {
        let Directory { known, batch } = self;
        let came = Option::take(&mut batch.came);
        if std::mem::take(&mut batch.committed) {
            for (id, codes, key) in batch.new.drain(..) {
                known.add(id, codes, key.take(&batch.arena));
                // they are descending, and the new keys got the last ones
                known.free.pop_if(|free| *free == id);
            }
            if let Some((ids, pane)) = came {
                ids.iter().for_each(|id| known.newest[*id as usize] = pane);
            }
            known.release(batch.first_pane);
        }
        batch.new.clear();
        batch.arena.clear();
        if known.bound() == 0 {
            known.spread = Spread::new(seed);
        }
    }
}

impl<K: Stored> Known<K> {
    /// Without keys; `seed` is the context's.
    pub(super) fn new(seed: u64) -> Self {
        Known { spread: Spread::new(seed), ..Directory::default().known }
    }

    /// Every key with its number, its hash and the newest pane that has it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Id, u64, u64, K::View<'_>)> {
        let all = (0..).zip(&self.keys).zip(self.hashes.iter().zip(&self.newest));
        all.filter_map(|((id, key), (hash, newest))| {
            Some((id, *hash, *newest, key.as_ref()?.view(&self.arena)))
        })
    }

    /// Panes before this one are gone.
    pub(super) fn first_pane(&self) -> u64 {
        self.first_pane
    }

    /// Adds a key that was saved under a number that is higher than the one before. `code` and
    /// `hash` are those of the key.
    pub(super) fn put(&mut self, id: Id, code: Code, hash: u64, newest: u64, key: K::View<'_>) {
        while self.keys.len() < id as usize {
            self.free.push(self.keys.len() as Id);
            self.codes.push(code);
            self.hashes.push(hash);
            self.keys.push(None);
            self.newest.push(LEFT);
        }
        self.add(id, (code, hash), key);
        self.newest[id as usize] = newest;
    }

    /// All keys that were saved are there; panes before `first_pane` are gone.
    pub(super) fn filled(&mut self, first_pane: u64) {
        self.free.reverse();
        self.first_pane = first_pane;
    }
}

impl<K: Stored> Batch<K> {
    /// A number for a key that is not known. A batch has every key once.
    pub(super) fn add(&mut self, known: &Known<K>, code: Code, key: impl Key<Owned = K>) -> Id {
        let n = self.new.len();
        let id = match known.free.len().checked_sub(n + 1) {
            Some(at) => known.free[at],
            None => Id::try_from(known.keys.len() + n - known.free.len())
                .expect("a partition has fewer than 4 G keys"),
        };
        let hash = hash_of(&key, code, &mut self.scratch);
        let key = key.store(&mut self.arena);
        self.new.push((id, (code, hash), key));
        id
    }

    /// Checks that keys which are new are that by `==` too.
    pub(super) fn check_new<'s>(&'s self, known: &'s Known<K>)
    where
        K::View<'s>: Key,
    {
        if !self.new.is_empty() {
            let new = self.new.iter().map(|(_, _, key)| key.view(&self.arena));
            check_all(known.keys.iter().flatten().map(|key| key.view(&known.arena)).chain(new));
        }
    }

    /// Notes the numbers of all keys that came for `pane`.
    pub(super) fn came(&mut self, ids: &Ids, pane: u64) {
        self.came = Some((Arc::clone(ids), pane));
    }

    /// Notes that the panes before this one are gone.
    pub(super) fn keep_from(&mut self, first_pane: u64) {
        self.first_pane = first_pane;
    }

    /// The decision on the batch.
    pub(super) fn decide(&mut self, commit: bool) {
        self.committed = commit;
    }
}

/// Keys by ascending number.
pub(super) struct Keys<'s, K> {
    known: &'s Known<K>,
    batch: &'s Batch<K>,
    /// how many of the new keys are passed
    passed: usize,
}

impl<'s, K: Stored> Keys<'s, K> {
    pub(super) fn new(known: &'s Known<K>, batch: &'s Batch<K>) -> Self {
        Keys { known, batch, passed: 0 }
    }

    /// The key with that number, which is higher than the one before.
    #[inline]
    pub(super) fn key(&mut self, id: Id) -> K::View<'s> {
        if let Some(key) = self.known.key(id) {
            return key;
        }
        let left = &self.batch.new[self.passed..];
        self.passed += left.iter().take_while(|new| new.0 < id).count();
        let (found, _, key) = &self.batch.new[self.passed];
        assert_eq!(*found, id, "a number has a key while a column has it");
        key.view(&self.batch.arena)
    }
}

#[cfg(test)]
mod tests {
    use super::Directory;
    use crate::{
        env::Rng,
        record::{Coder, Str},
    };
    use std::{collections::BTreeMap, sync::Arc};

    /// Keys come, stay for three panes and leave; every third batch is aborted. Short and long
    /// keys, and how much is kept.
    #[test]
    fn keys_have_numbers_while_they_are_in_a_pane() {
        let (mut rng, coder) = (Rng::new(11), Coder::new(4));
        let mut directory: Directory<Str> = Directory::default();
        // the pane in which a key was last seen, and its number
        let mut naive: BTreeMap<String, (u64, u32)> = BTreeMap::new();
        for pane in 1..400u64 {
            let n_keys = if pane % 100 < 50 { 300 } else { 5 };
            let batch: std::collections::BTreeSet<String> = (0..rng.below(40))
                .map(|_| format!("k{}", rng.below(n_keys)).repeat(1 + pane as usize % 3 * 4))
                .collect();
            directory.settle(4);
            let Directory { known, batch: noted } = &mut directory;
            let mut seen = naive.clone();
            let mut ids = Vec::new();
            for key in &batch {
                let found = known.find(coder.code(&key.as_str()), &key.as_str());
                assert_eq!(found, naive.get(key).map(|known| known.1), "{key} in {pane}");
                let id = found.unwrap_or_else(|| noted.add(known, coder.code(&key.as_str()), key.as_str()));
                seen.insert(key.clone(), (pane, id));
                ids.push(id);
            }
            ids.sort_unstable();
            noted.came(&Arc::new(ids), pane);
            noted.keep_from(pane.saturating_sub(2));
            let numbers: std::collections::BTreeSet<u32> = seen.values().map(|known| known.1).collect();
            assert_eq!(numbers.len(), seen.len(), "no two keys have one number");
            assert!(numbers.last().is_none_or(|last| (*last as usize) < 170), "{numbers:?}");
            let commit = rng.below(3) > 0;
            noted.decide(commit);
            if commit {
                seen.retain(|_, (last, _)| *last + 2 >= pane);
                naive = seen;
            }
            directory.settle(4);
            assert_eq!(directory.known.len(), naive.len(), "in {pane}");
            assert!(directory.known.stored < 500, "the arena has {} keys", directory.known.stored);
        }
    }
}
