//! The rows of a table, and how they are found.
//!
//! A row's text and bytes lie in an arena, as in panes and state. Keys are told apart by their key
//! encoding, so that a key that is borrowed finds one that is owned and nothing is allocated for
//! that; a key of up to 15 bytes is found by its exact code ([`crate::record::Code`]), without
//! looking at its bytes.

use crate::{
    env::Rng,
    kernel::{Entry, Table},
    record::{Arena, Bytes, Code, Coder, FeedsAs, Key, KeyPart, Record, Stored, StoredAs, Str},
};
use std::{fmt, marker::PhantomData, sync::Arc};

/// Takes the rows of a table while it is loaded.
pub struct Rows<K: Stored, V: Stored> {
    version: Version<K, V>,
    finder: Finder,
    /// of each value the number of its key
    of_key: Vec<u32>,
}

impl<K: Stored, V: Stored> Rows<K, V> {
    pub(crate) fn new() -> Self {
        let version = Version::new(Rng::fresh_seed());
        Rows { finder: version.finder(), version, of_key: Vec::new() }
    }

    /// Adds a row. Texts that are given as `&str` are copied into one buffer.
    pub fn add<A: Key + Record<Owned: KeysLike<K>> + FeedsAs<K>, B: FeedsAs<V>>(&mut self, key: A, value: B) {
        let code = self.finder.code_as::<K, A>(&key);
        let number = self.version.keys.entry(code, self.finder.long.clone(), || (0, 0));
        // a table has fewer than 4 G keys
        self.of_key.push(number as u32);
        let value = value.store_as(&mut self.version.arena);
        self.version.values.push(value);
    }

    /// Values key by key, in the order in which they came.
    pub(crate) fn done(self) -> Version<K, V> {
        let Rows { mut version, of_key, .. } = self;
        let mut values: Vec<(u32, V)> = of_key.into_iter().zip(version.values).collect();
        values.sort_by_key(|(key, _)| *key);
        for (at, (key, _)) in (0..).zip(&values) {
            let (start, end) = version.keys.value_mut(*key as usize);
            (*start, *end) = if *end == 0 { (at, at + 1) } else { (*start, at + 1) };
        }
        version.values = values.into_iter().map(|(_, value)| value).collect();
        version
    }
}

impl<K: Stored, V: Stored> fmt::Debug for Rows<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rows({})", self.of_key.len())
    }
}

/// All rows of a table for some batches.
pub(crate) struct Version<K, V> {
    /// of its own, for a table is made before there is a run; what is found does not depend on it
    seed: u64,
    /// a key without an exact code in its key encoding; where its values are
    keys: Table<Vec<u8>, (usize, usize)>,
    values: Vec<V>,
    arena: Arena,
    of: PhantomData<fn() -> K>,
}

impl<K, V> Version<K, V> {
    fn new(seed: u64) -> Self {
        Version { seed, keys: Table::new(seed), values: Vec::new(), arena: Arena::default(), of: PhantomData }
    }

    /// Makes the codes that keys have here.
    pub(crate) fn finder(&self) -> Finder {
        Finder { coder: Coder::new(self.seed), encoded: Arena::default(), long: Vec::new() }
    }

    /// The same rows where text is stored in another way. Keys have the same codes then.
    pub(super) fn retyped<L: Stored, W: Stored>(&self) -> Version<L, W>
    where
        V: Stored + StoredAs<W>,
    {
        let mut arena = Arena::default();
        let values = self.values.iter().map(|value| value.view(&self.arena).store_as(&mut arena)).collect();
        let keys = self.keys.codes().zip(self.keys.keys()).zip(self.keys.values());
        let keys = keys.map(|((code, key), value)| Entry { code, value: *value, key: key.clone() });
        let keys = Table::of_distinct(self.seed, keys, self.keys.len());
        Version { seed: self.seed, keys, values, arena, of: PhantomData }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The values of a key, and what they borrow from.
    pub(crate) fn find<Q: Key + Record<Owned: KeysLike<K>>>(
        &self,
        key: &Q,
        finder: &mut Finder,
    ) -> (&[V], &Arena) {
        let code = finder.code_as::<K, Q>(key);
        let found = self.keys.find(code, &finder.long).map(|at| *self.keys.value(at));
        (found.map_or(&[], |(start, end)| &self.values[start..end]), &self.arena)
    }
}

/// Makes codes of keys by their key encoding, for one [`Version`]; its buffers are used again.
#[derive(Debug)]
pub(crate) struct Finder {
    coder: Coder,
    encoded: Arena,
    /// what was encoded last; empty for a key that has an exact code
    long: Vec<u8>,
}

impl Finder {
    #[inline]
    fn code<Q: KeyPart>(&mut self, key: &Q) -> Code {
        self.long.clear();
        if let Some(code) = key.code_short() {
            return code;
        }
        self.encoded.clear();
        key.encode_key(&mut self.encoded);
        // the first part says how long each text in the second is, so that no two keys have the
        // same bytes
        self.long.extend_from_slice(&self.encoded.bytes);
        self.long.extend_from_slice(self.encoded.text.as_bytes());
        self.coder.code(&self.long)
    }

    /// The code that `key` has among keys that are stored as `K`.
    #[inline]
    fn code_as<K, Q: KeyPart + Record<Owned: KeysLike<K>>>(&mut self, key: &Q) -> Code {
        let before = <Q::Owned as KeysLike<K>>::BYTES_AFTER;
        if before == 0 {
            return self.code(key);
        }
        let mut own = Arena::default();
        key.encode(&mut own);
        let bytes = &own.bytes[before..];
        if <Q::Owned as KeysLike<K>>::AS_LIST { self.code(&bytes.to_vec()) } else { self.code(&bytes) }
    }
}

/// The stored form of a stream's keys finds that of a table's keys: the two are the same, both are
/// text or bytes, or both are tuples or options of text.
#[diagnostic::on_unimplemented(
    message = "the keys of the table and of the stream have different types",
    label = "stored keys: `{Self}` in the stream, `{K}` in the table",
    note = "help: change the key of the stream by `map`, or make the table with keys of that type (`Str` is the stored form of `&str`)"
)]
pub trait KeysLike<K> {
    /// Where the bytes that are the key begin in its encoding; 0 if keys of both are encoded in the
    /// same way.
    #[doc(hidden)]
    const BYTES_AFTER: usize = 0;
    /// Whether the table has them as lists.
    #[doc(hidden)]
    const AS_LIST: bool = false;
}
#[diagnostic::do_not_recommend]
impl<K: Stored> KeysLike<K> for K {}
macro_rules! keys_like {
    ($([$($generic:ident)*] $one:ty, $other:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> KeysLike<$one> for $other {}
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> KeysLike<$other> for $one {}
    )*};
}
keys_like! {
    [] Str, String;
    [B] (Str, B), (String, B);
    [A] (A, Str), (A, String);
    [] (Str, Str), (String, String);
    [] Str, Box<str>;
    [] Str, Arc<str>;
    [] Option<Str>, Option<String>;
    [B] ((Str, Str), B), ((String, String), B);
    [B C] (Str, B, C), (String, B, C);
    [A C] (A, Str, C), (A, String, C);
    [A B] (A, B, Str), (A, B, String);
    [C] (Str, Str, C), (String, String, C);
    [B] (Str, B, Str), (String, B, String);
    [A] (A, Str, Str), (A, String, String);
    [] (Str, Str, Str), (String, String, String);
}

// lists are encoded in another way than bytes, and have no exact codes
#[diagnostic::do_not_recommend]
impl KeysLike<Bytes> for Vec<u8> {
    const BYTES_AFTER: usize = size_of::<u64>();
}
#[diagnostic::do_not_recommend]
impl KeysLike<Vec<u8>> for Bytes {
    const BYTES_AFTER: usize = size_of::<u32>();
    const AS_LIST: bool = true;
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use crate::record::{Bytes, Stored, Str};

    #[test]
    fn rows_are_found_by_borrowed_and_owned_keys_of_any_length() {
        let key = |n: usize| "k".repeat(n % 40) + &n.to_string();
        let mut rows: Rows<Str, u64> = Rows::new();
        for round in 0..3 {
            (0..200).for_each(|n| rows.add(key(n).as_str(), (round * 1000 + n) as u64));
        }
        let rows = rows.done();
        let mut finder = rows.finder();
        for n in 0..200 {
            let want = [n as u64, 1000 + n as u64, 2000 + n as u64];
            assert_eq!(rows.find(&key(n).as_str(), &mut finder).0, want, "{n}, in the order of the rows");
            assert_eq!(rows.find(&key(n), &mut finder).0, want);
        }
        assert!(rows.find(&"kk", &mut finder).0.is_empty());
        assert!(rows.find(&key(1000), &mut finder).0.is_empty());
        assert_eq!(rows.len(), 600);
    }

    #[test]
    fn pairs_of_texts_are_found_by_borrowed_and_owned_ones() {
        let texts = || (0..40).map(|n| ("a".repeat(n % 20), "b".repeat(n / 2)));
        let mut rows: Rows<(String, String), u64> = Rows::new();
        (0u64..).zip(texts()).for_each(|(n, key)| rows.add(key, n));
        let rows = rows.done();
        let mut finder = rows.finder();
        for (n, key) in (0..).zip(texts()) {
            let borrowed = (key.0.as_str(), key.1.as_str());
            assert_eq!(rows.find(&borrowed, &mut finder).0, [n]);
            assert_eq!(rows.find(&key, &mut finder).0, [n]);
        }
        let mut rows: Rows<(Str, u64), u64> = Rows::new();
        rows.add(("a", 1u64), 2u64);
        let rows = rows.done();
        assert_eq!(rows.find(&("a".to_owned(), 1u64), &mut rows.finder()).0, [2]);
    }

    #[test]
    fn keys_whose_parts_are_cut_elsewhere_are_different() {
        let mut rows = Rows::new();
        rows.add(("a long beginning", "end"), 1u64);
        let rows = rows.done();
        let mut finder = rows.finder();
        assert!(rows.find(&("a long beginninge", "nd"), &mut finder).0.is_empty());
        assert_eq!(rows.find(&("a long beginning", "end"), &mut finder).0, [1]);
    }

    /// Of bytes and lists, each finds the other, whatever their length.
    #[test]
    fn bytes_are_found_by_lists_and_lists_by_bytes() {
        let keys = || (0..40u8).map(|n| vec![n; usize::from(n)]);
        let (mut bytes, mut lists): (Rows<Bytes, u64>, Rows<Vec<u8>, u64>) = (Rows::new(), Rows::new());
        for (n, key) in (0u64..).zip(keys()) {
            if n.is_multiple_of(2) {
                bytes.add(key.clone(), n);
            } else {
                bytes.add(key.as_slice(), n);
            }
            lists.add(key, n);
        }
        let (bytes, lists) = (bytes.done(), lists.done());
        let (mut of_bytes, mut of_lists) = (bytes.finder(), lists.finder());
        for (n, key) in (0u64..).zip(keys()) {
            assert_eq!(bytes.find(&key, &mut of_bytes).0, [n]);
            assert_eq!(bytes.find(&key.as_slice(), &mut of_bytes).0, [n]);
            assert_eq!(lists.find(&key, &mut of_lists).0, [n]);
            assert_eq!(lists.find(&key.as_slice(), &mut of_lists).0, [n]);
        }
        assert!(bytes.find(&vec![1u8, 2], &mut of_bytes).0.is_empty());
        assert!(lists.find(&&[1u8, 2][..], &mut of_lists).0.is_empty());
    }

    #[test]
    fn rows_of_owned_text_become_rows_of_borrowed_text() {
        let mut rows: Rows<String, String> = Rows::new();
        let texts = || (0..40usize).map(|n| ("k".repeat(n % 20), "v".repeat(n)));
        texts().for_each(|(key, value)| rows.add(key, value));
        let rows = rows.done().retyped::<Str, Str>();
        let mut finder = rows.finder();
        for key in (0..20).map(|n| "k".repeat(n)) {
            let (found, arena) = rows.find(&key.as_str(), &mut finder);
            let found: Vec<&str> = found.iter().map(|value| value.view(arena)).collect();
            assert_eq!(found, ["v".repeat(key.len()), "v".repeat(key.len() + 20)]);
        }
        assert_eq!(rows.len(), 40);
    }
}
