//! All values of one key.

use super::{
    Arena, Corrupt, Cursor, In, Key, KeyPart, Record, Stored, TypedBlock,
    list::{decode_item, encode_item, encode_key_item},
};
use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
};

/// The values of one key, in the order in which they came. Iterate it as often as you like; the
/// values are borrowed where they are borrowed in the stream. A group is itself a record.
pub struct Group<'x, V>(Inner<'x, V>);

enum Inner<'x, V> {
    /// in the batch that made it
    Live(&'x [V]),
    /// stored or received: `n` encoded values, each at least one byte, checked when they came
    Coded(Cursor<'x>, u32, PhantomData<fn() -> V>),
}

impl<'x, V> Group<'x, V> {
    #[doc(hidden)]
    pub fn live(values: &'x [V]) -> Self {
        Group(Inner::Live(values))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::Live(values) => values.len(),
            Inner::Coded(_, n, _) => *n as usize,
        }
    }

    /// Whether there is none (in `update_state_by_key`: no data for this key in this batch).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'x, V: In<'x> + Clone> Group<'x, V> {
    /// The values.
    pub fn iter(&self) -> GroupIter<'x, V> {
        GroupIter(Group(self.0.clone()), 0)
    }
}

/// A group of values that are at hand, for instance in the test of a function that takes a group.
impl<'x, V> From<&'x [V]> for Group<'x, V> {
    fn from(values: &'x [V]) -> Self {
        Group::live(values)
    }
}

impl<'x, V: In<'x> + Clone + PartialEq> PartialEq for Group<'x, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'x, V: In<'x> + Clone + Eq> Eq for Group<'x, V> {}

impl<'x, V: In<'x> + Clone + Hash> Hash for Group<'x, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        self.iter().for_each(|value| value.hash(state));
    }
}

impl<'x, V: In<'x> + Clone + KeyPart> KeyPart for Group<'x, V> {
    const TO_CHECK: bool = V::TO_CHECK;
    const IS_WHOLE: bool = V::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        self.encode_by(out, encode_key_item);
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        self.iter().for_each(|value| value.hash_key(state));
    }
    fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.is_same(&b))
    }
}

impl<'x, V: In<'x> + Clone + Key + Sync> Key for Group<'x, V> {}

impl<V> Clone for Inner<'_, V> {
    fn clone(&self) -> Self {
        match self {
            Inner::Live(values) => Inner::Live(values),
            Inner::Coded(at, n, _) => Inner::Coded(*at, *n, PhantomData),
        }
    }
}

impl<V> Clone for Group<'_, V> {
    fn clone(&self) -> Self {
        Group(self.0.clone())
    }
}

impl<'x, V: In<'x> + Clone + fmt::Debug> fmt::Debug for Group<'x, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'x, V: In<'x> + Clone> IntoIterator for Group<'x, V> {
    type Item = V;
    type IntoIter = GroupIter<'x, V>;
    fn into_iter(self) -> GroupIter<'x, V> {
        GroupIter(self, 0)
    }
}

impl<'x, V: In<'x> + Clone> IntoIterator for &Group<'x, V> {
    type Item = V;
    type IntoIter = GroupIter<'x, V>;
    fn into_iter(self) -> GroupIter<'x, V> {
        self.iter()
    }
}

/// Iterates over a [`Group`].
pub struct GroupIter<'x, V>(Group<'x, V>, usize);

impl<V> fmt::Debug for GroupIter<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GroupIter({} of {})", self.1, self.0.len())
    }
}

impl<'x, V: In<'x> + Clone> Iterator for GroupIter<'x, V> {
    type Item = V;
    #[inline]
    fn next(&mut self) -> Option<V> {
        match &mut self.0.0 {
            Inner::Live(values) => {
                let value = values.get(self.1)?.clone();
                self.1 += 1;
                Some(value)
            }
            Inner::Coded(at, n, _) => {
                *n = n.checked_sub(1)?;
                Some(decode_item::<V::Owned>(at).expect("a coded group was checked when it came"))
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match &self.0.0 {
            Inner::Live(values) => values.len() - self.1,
            Inner::Coded(_, n, _) => *n as usize,
        };
        (left, Some(left))
    }
}

impl<'x, V: In<'x> + Clone> ExactSizeIterator for GroupIter<'x, V> {}

/// A stored group: ranges of the arena and the number of values.
pub struct GroupStored<S> {
    bytes: (usize, u32),
    text: (usize, u32),
    n: u32,
    of: PhantomData<fn() -> S>,
}

impl<S> GroupStored<S> {
    /// The values of several groups, one behind the other, in `arena`.
    #[doc(hidden)]
    pub fn join<'a>(groups: impl Iterator<Item = (&'a Self, &'a Arena)>, arena: &mut Arena) -> Self
    where
        S: 'a,
    {
        let (bytes, text) = (arena.bytes.len(), arena.text.len());
        let mut n = 0u32;
        for (group, from) in groups {
            arena.bytes.extend_from_slice(&from.bytes[group.bytes.0..][..group.bytes.1 as usize]);
            arena.text.push_str(&from.text[group.text.0..][..group.text.1 as usize]);
            n = n.checked_add(group.n).expect("a group has fewer than 4 G values");
        }
        let short = |len: usize| u32::try_from(len).expect("a group is shorter than 4 GiB");
        GroupStored {
            bytes: (bytes, short(arena.bytes.len() - bytes)),
            text: (text, short(arena.text.len() - text)),
            n,
            of: PhantomData,
        }
    }
}

impl<S> fmt::Debug for GroupStored<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GroupStored({} values)", self.n)
    }
}

impl<S: Stored> Stored for GroupStored<S> {
    type View<'a> = Group<'a, S::View<'a>>;
    type Block = TypedBlock<Self>;
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
        let bytes = &arena.bytes[self.bytes.0..][..self.bytes.1 as usize];
        let text = &arena.text[self.text.0..][..self.text.1 as usize];
        Group(Inner::Coded(Cursor { bytes, text }, self.n, PhantomData))
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
        let (n, bytes, text) = (u32::decode(from)?, u32::decode(from)?, u32::decode(from)?);
        let at = Cursor { bytes: from.take_bytes(bytes as usize)?, text: from.take_text(text as usize)? };
        let mut check = at;
        for _ in 0..n {
            decode_item::<S>(&mut check)?;
        }
        if !check.is_empty() {
            return Err(Corrupt("a group is longer than its values"));
        }
        Ok(Group(Inner::Coded(at, n, PhantomData)))
    }
}

impl<'x, V: In<'x> + Clone + Send + Sync> Record for Group<'x, V> {
    type Owned = GroupStored<V::Owned>;
    fn store(self, arena: &mut Arena) -> Self::Owned {
        let (bytes, text) = (arena.bytes.len(), arena.text.len());
        for value in &self {
            encode_item(&value, arena);
        }
        let short = |len: usize| u32::try_from(len).expect("a group is shorter than 4 GiB");
        GroupStored {
            bytes: (bytes, short(arena.bytes.len() - bytes)),
            text: (text, short(arena.text.len() - text)),
            n: short(self.len()),
            of: PhantomData,
        }
    }
    fn encode(&self, out: &mut Arena) {
        self.encode_by(out, encode_item);
    }
}

impl<'x, V: In<'x> + Clone> Group<'x, V> {
    fn encode_by(&self, out: &mut Arena, item: impl Fn(&V, &mut Arena)) {
        let short = |len: usize| u32::try_from(len).expect("a group is shorter than 4 GiB");
        short(self.len()).encode(out);
        // the two lengths are known only afterwards
        let lengths = out.bytes.len();
        out.bytes.extend_from_slice(&[0; 8]);
        let text = out.text.len();
        for value in self {
            item(&value, out);
        }
        let n_bytes = short(out.bytes.len() - lengths - 8).to_le_bytes();
        let n_text = short(out.text.len() - text).to_le_bytes();
        out.bytes[lengths..lengths + 4].copy_from_slice(&n_bytes);
        out.bytes[lengths + 4..lengths + 8].copy_from_slice(&n_text);
    }
}
