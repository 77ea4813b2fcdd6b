//! Lists, maps and sets of owned records. They are what state is often made of; a list of borrowed
//! values (`Vec<&str>`) is not a record: see the help of [`OwnedRecord`].
//!
//! Invariant: an encoded item of a list takes at least one byte. So a length can be held against
//! the bytes that are left before anything is made of it, and no list of a few bytes decodes to
//! billions of items.

use super::{Arena, Corrupt, Cursor, Key, KeyPart, OwnedRecord, Record, Stored, TypedBlock, depth::within};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    hash::Hasher,
};

/// Appends one item of a list.
#[inline]
pub(super) fn encode_item<R: Record>(item: &R, out: &mut Arena) {
    encode_item_by(out, |out| item.encode(out));
}

/// Appends one item of a list that is part of a key.
#[inline]
pub(super) fn encode_key_item<K: KeyPart>(item: &K, out: &mut Arena) {
    encode_item_by(out, |out| item.encode_key(out));
}

#[inline]
fn encode_item_by(out: &mut Arena, encode: impl FnOnce(&mut Arena)) {
    let before = out.len();
    encode(out);
    if out.len() == before {
        out.bytes.push(0);
    }
}

/// Reads what [`encode_item`] wrote.
#[inline]
pub(super) fn decode_item<'a, S: Stored>(from: &mut Cursor<'a>) -> Result<S::View<'a>, Corrupt> {
    let before = from.left();
    let item = S::decode(from)?;
    if from.left() == before && from.take_bytes(1)? != [0] {
        return Err(Corrupt("an item without contents has some"));
    }
    Ok(item)
}

fn encode_list<'i, R: Record + 'i>(items: impl ExactSizeIterator<Item = &'i R>, out: &mut Arena) {
    (items.len() as u64).encode(out);
    items.for_each(|item| encode_item(item, out));
}

/// The number of items that follow, at most one for each byte.
fn decode_len(from: &mut Cursor<'_>) -> Result<usize, Corrupt> {
    let len = usize::try_from(u64::decode(from)?).unwrap_or(usize::MAX);
    if len > from.left() { Err(Corrupt("a list is longer than its bytes")) } else { Ok(len) }
}

fn decode_list<T: OwnedRecord>(from: &mut Cursor<'_>) -> Result<Vec<T>, Corrupt> {
    let len = decode_len(from)?;
    // an item may be far larger than its encoding: what is reserved ahead is not more than the
    // bytes at hand
    let mut items = Vec::with_capacity(len.min(from.left() / size_of::<T>().max(1)));
    within(|| {
        for _ in 0..len {
            items.push(decode_item::<T>(from)?);
        }
        Ok(items)
    })
}

macro_rules! list {
    ($($list:ident<$($t:ident $(: $bound:ident)?),*>, $items:expr, $decode:expr;)*) => {$(
        impl<$($t: OwnedRecord $(+ $bound)?),*> Stored for $list<$($t),*> {
            type View<'a> = Self;
            type Block = TypedBlock<Self>;
            fn view(&self, _: &Arena) -> Self {
                self.clone()
            }
            fn take(self, _: &Arena) -> Self {
                self
            }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self, Corrupt> {
                let decode: fn(&mut Cursor<'_>) -> Result<Self, Corrupt> = $decode;
                decode(from)
            }
        }

        impl<$($t: OwnedRecord $(+ $bound)?),*> Record for $list<$($t),*> {
            type Owned = Self;
            fn store(self, _: &mut Arena) -> Self {
                self
            }
            fn encode(&self, out: &mut Arena) {
                let encode: fn(&Self, &mut Arena) = $items;
                encode(self, out);
            }
        }
    )*};
}
list! {
    Vec<T>, |list, out| encode_list(list.iter(), out), decode_list;
    VecDeque<T>, |list, out| encode_list(list.iter(), out), |from| decode_list(from).map(VecDeque::from);
    BTreeSet<T: Ord>, |set, out| encode_list(set.iter(), out), decode_set;
    BTreeMap<K: Ord, V>, encode_map, decode_map;
}

fn decode_set<T: OwnedRecord + Ord>(from: &mut Cursor<'_>) -> Result<BTreeSet<T>, Corrupt> {
    let items = decode_list::<T>(from)?;
    if items.is_sorted_by(|a, b| a < b) {
        Ok(items.into_iter().collect())
    } else {
        Err(Corrupt("a set is not in order"))
    }
}

fn encode_map<K: OwnedRecord, V: OwnedRecord>(map: &BTreeMap<K, V>, out: &mut Arena) {
    (map.len() as u64).encode(out);
    for (key, value) in map {
        encode_item(key, out);
        value.encode(out);
    }
}

fn decode_map<K: OwnedRecord + Ord, V: OwnedRecord>(
    from: &mut Cursor<'_>,
) -> Result<BTreeMap<K, V>, Corrupt> {
    let mut map = BTreeMap::new();
    let len = decode_len(from)?;
    within(|| {
        for _ in 0..len {
            let key = decode_item::<K>(from)?;
            let value = V::decode(from)?;
            if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(Corrupt("a map is not in order"));
            }
            map.insert(key, value);
        }
        Ok(map)
    })
}

/// Keys that are lists: encoded as records are, each item as a key.
macro_rules! key_list {
    ($($list:ident: $hash:expr, $same:expr;)*) => {$(
        impl<T: KeyPart> KeyPart for $list<T> {
            const TO_CHECK: bool = T::TO_CHECK;
            const IS_WHOLE: bool = T::IS_WHOLE;
            fn encode_key(&self, out: &mut Arena) {
                (self.len() as u64).encode(out);
                self.iter().for_each(|item| encode_key_item(item, out));
            }
            fn hash_key<H: Hasher>(&self, state: &mut H) {
                state.write_usize(self.len());
                let hash: fn(&Self, &mut H) = $hash;
                hash(self, state);
            }
            fn is_same(&self, other: &Self) -> bool {
                let same: fn(&Self, &Self) -> bool = $same;
                self.len() == other.len() && same(self, other)
            }
        }
    )*};
}
key_list! {
    Vec: |list, state| T::hash_keys(list, state), |list, other| T::are_same(list, other);
    VecDeque: |list, state| list.iter().for_each(|item| item.hash_key(state)),
        |list, other| list.iter().zip(other).all(|(a, b)| a.is_same(b));
    BTreeSet: |set, state| set.iter().for_each(|item| item.hash_key(state)),
        |set, other| set.iter().zip(other).all(|(a, b)| a.is_same(b));
}

impl<K: KeyPart, V: KeyPart> KeyPart for BTreeMap<K, V> {
    const TO_CHECK: bool = K::TO_CHECK || V::TO_CHECK;
    const IS_WHOLE: bool = K::IS_WHOLE && V::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        (self.len() as u64).encode(out);
        for (key, value) in self {
            encode_key_item(key, out);
            value.encode_key(out);
        }
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for (key, value) in self {
            key.hash_key(state);
            value.hash_key(state);
        }
    }
    fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.0.is_same(b.0) && a.1.is_same(b.1))
    }
}

impl<K: Key + OwnedRecord> Key for Vec<K> {}
impl<K: Key + OwnedRecord> Key for VecDeque<K> {}
impl<K: Key + OwnedRecord + Ord> Key for BTreeSet<K> {}
impl<K: Key + OwnedRecord + Ord, V: Key + OwnedRecord> Key for BTreeMap<K, V> {}
