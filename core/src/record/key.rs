//! Keys and key groups.
//!
//! A key is what its *key encoding* says ([`KeyPart::encode_key`]): tables compare keys, find them
//! and place them by that and nothing else, so a key is never split over partitions, whatever its
//! own `Eq` and `Hash` say. `#[derive(Key)]` writes all of them from the same fields.

use super::{
    Arena, Code, Coder, Pack, Record,
    key_hash::{group as group_of, of as hash_of},
};
use std::{
    cell::RefCell,
    hash::{Hash, Hasher},
    sync::atomic::{AtomicBool, Ordering},
};

/// What can be a key: integers, `bool`, `char`, text, bytes, addresses, times, tuples and lists of
/// these, and your own types with `#[derive(Clone, Record, Key)]`.
///
/// The derive also writes `PartialEq`, `Eq` and `Hash`, over all fields except those with
/// `#[key(skip)]`: leave those derives out. Of the records that share a key, the key of the first
/// one is kept, with its skipped fields.
///
/// ```
/// # #[cfg(feature = "macros")] {
/// use streamc::{prelude::*, testkit::TestKit};
///
/// #[derive(Clone, Copy, Debug, Record, Key, Text)]
/// struct User<'a> {
///     id: u64,
///     /// not part of the key: two users with one id are one key
///     #[key(skip)]
///     name: &'a str,
/// }
///
/// #[pipeline]
/// fn counts(users: DStream<(u64, &str)>) {
///     users.map(|(id, name)| User { id, name }).count_by_value().print();
/// }
///
/// assert_eq!(User { id: 1, name: "Ann" }, User { id: 1, name: "Anna" });
/// let users = queue_stream([[(1u64, "Ann"), (2, "Bob"), (1, "Anna")]]);
/// let mut kit = TestKit::new(counts(users)).partitions(1);
/// let batch = kit.run_batch()?;
/// assert_eq!(batch.output("users.map.count_by_value.print"), ["(User(1,Ann),2)", "(User(2,Bob),1)"]);
/// # }
/// # Ok::<(), streamc::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a key: it does not implement `Key`",
    label = "the key of this stream",
    note = "help: put `#[derive(Clone, Record, Key)]` on your own type, in place of `PartialEq`, `Eq` and `Hash`, which `Key` \
            writes; else use an integer, a string or a tuple of these; a float can be a key as its `to_bits()`",
    note = "help: tuples of up to 12 are keys; of more than that make a struct with `#[derive(Clone, Record, Key)]`",
    note = "help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a record"
)]
pub trait Key: KeyPart + Record + Eq + Hash + Send {}

/// A part of a key: a [`Key`], or a float inside of one. `#[derive(Key)]` implements it.
///
/// By hand it takes one method and an empty impl of [`Key`]. `Eq` and `Hash` must then agree with
/// what `encode_key` writes; debug builds and the test kit check that.
///
/// ```
/// use std::hash::{Hash, Hasher};
/// use streamc::record::{Arena, Key, KeyPart};
/// # use streamc::record::{Corrupt, Cursor, Record, Stored, TypedBlock};
/// # impl Record for Host {
/// #     type Owned = Host;
/// #     fn store(self, _: &mut Arena) -> Host { self }
/// #     fn encode(&self, out: &mut Arena) { self.0.encode(out) }
/// # }
/// # impl Stored for Host {
/// #     type View<'a> = Host;
/// #     type Block = TypedBlock<Host>;
/// #     fn view(&self, _: &Arena) -> Host { self.clone() }
/// #     fn decode<'a>(from: &mut Cursor<'a>) -> Result<Host, Corrupt> { String::decode(from).map(Host) }
/// # }
///
/// /// The name of a host, in any case. (Its `Record` is not shown.)
/// #[derive(Clone, Debug)]
/// struct Host(String);
///
/// impl Host {
///     fn lower(&self) -> String {
///         self.0.to_ascii_lowercase()
///     }
/// }
///
/// impl PartialEq for Host {
///     fn eq(&self, other: &Self) -> bool {
///         self.lower() == other.lower()
///     }
/// }
///
/// impl Eq for Host {}
///
/// impl Hash for Host {
///     fn hash<H: Hasher>(&self, state: &mut H) {
///         self.lower().hash(state);
///     }
/// }
///
/// impl KeyPart for Host {
///     fn encode_key(&self, out: &mut Arena) {
///         self.lower().encode_key(out);
///     }
/// }
///
/// impl Key for Host {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a key: it does not implement `Key`",
    label = "a field of a key",
    note = "help: put `#[derive(Clone, Record, Key)]` on your own type, in place of `PartialEq`, `Eq` and `Hash`, which `Key` \
            writes; leave a field that does not tell keys apart out of the key by `#[key(skip)]`"
)]
pub trait KeyPart {
    /// Whether `Eq` and `Hash` come from somewhere else than the key encoding, so that tables check
    /// them.
    #[doc(hidden)]
    const TO_CHECK: bool = true;
    /// Whether keys with the same encoding are the same in all that can be seen of them: nothing is
    /// skipped, and nothing is written in several ways, as zeros of floats are. Else it matters
    /// which of them is kept.
    #[doc(hidden)]
    const IS_WHOLE: bool = false;

    /// Appends what tells this key from others: the same for two keys exactly if they are equal. If
    /// what it writes changes, keys move to other groups, where the state of an earlier run is not
    /// found.
    fn encode_key(&self, out: &mut Arena);

    /// Adds the key to a hash: the same for keys with the same encoding.
    #[doc(hidden)]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        encoded(self, |key| {
            state.write(&key.bytes);
            state.write(key.text.as_bytes());
        });
    }
    /// [`KeyPart::hash_key`] of each of them.
    #[doc(hidden)]
    #[inline]
    fn hash_keys<H: Hasher>(keys: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        keys.iter().for_each(|key| key.hash_key(state));
    }
    /// Whether two keys have the same encoding.
    #[doc(hidden)]
    fn is_same(&self, other: &Self) -> bool {
        encoded(self, |key| encoded(other, |other| key == other))
    }
    /// [`KeyPart::is_same`] for each pair of them; there are equally many.
    #[doc(hidden)]
    #[inline]
    fn are_same(keys: &[Self], others: &[Self]) -> bool
    where
        Self: Sized,
    {
        keys.iter().zip(others).all(|(key, other)| key.is_same(other))
    }
    /// Adds the key to a code that is being made; false when it has no exact one. What is added can
    /// be read back from its end, so two keys add the same bytes exactly if they are the same.
    #[doc(hidden)]
    #[inline(always)]
    fn code_pack(&self, _: &mut Pack) -> bool {
        false
    }
    /// The exact code, if the key is short enough to have one.
    #[doc(hidden)]
    #[inline(always)]
    fn code_short(&self) -> Option<Code> {
        let mut pack = Pack::default();
        self.code_pack(&mut pack).then(|| pack.code())
    }
    /// The code of a key that is too long for an exact one.
    #[doc(hidden)]
    #[inline(always)]
    fn code_long(&self, coder: &Coder) -> Code {
        coder.of_key(self)
    }
    /// The [`key_hash`](fn@key_hash) by the exact code, where that is enough.
    #[doc(hidden)]
    #[inline(always)]
    fn code_hash(&self, _: Code) -> Option<u64> {
        None
    }
}

/// Lends the encoded key to `f`. For keys by hand: no allocation per key.
fn encoded<K: KeyPart + ?Sized, R>(key: &K, f: impl FnOnce(&Arena) -> R) -> R {
    thread_local! {
        static ARENAS: RefCell<Vec<Arena>> = const { RefCell::new(Vec::new()) };
    }
    let mut arena = ARENAS.with_borrow_mut(Vec::pop).unwrap_or_default();
    arena.clear();
    key.encode_key(&mut arena);
    let result = f(&arena);
    ARENAS.with_borrow_mut(|arenas| arenas.push(arena));
    result
}

/// Whether tables check that keys agree with themselves.
static CHECKS: AtomicBool = AtomicBool::new(cfg!(debug_assertions));

/// From now on tables check that `Eq` and `Hash` of their keys agree with their encoding, as they
/// always do in debug builds.
#[doc(hidden)]
pub fn check_keys() {
    CHECKS.store(true, Ordering::Relaxed);
}

#[doc(hidden)]
pub fn are_keys_checked() -> bool {
    CHECKS.load(Ordering::Relaxed)
}

/// Returns the key's group, out of [`KEY_GROUPS`](super::KEY_GROUPS): 12 bits of
/// [`key_hash`](fn@key_hash). It is computed once per distinct key and batch, after the combine,
/// never per record.
pub fn key_group<K: KeyPart>(key: &K, scratch: &mut Arena) -> u32 {
    group_of_hash(key_hash(key, scratch))
}

/// Hashes the *key encoding* of a key. The hash depends on nothing else: not on the seed, the
/// process, the build or the machine. Files refer to it, so it never changes; [`key_group`] takes
/// its 12 bits from it.
///
/// It is not a defence against chosen keys, which is why tables use a seeded code instead.
///
/// ```
/// use streamc::record::{Arena, group_of_hash, key_group, key_hash};
///
/// let mut scratch = Arena::default();
/// let hash = key_hash(&"user-17", &mut scratch);
/// assert_eq!(hash, key_hash(&"user-17".to_owned(), &mut scratch)); // owned or borrowed
/// assert_eq!(group_of_hash(hash), key_group(&"user-17", &mut scratch));
/// ```
pub fn key_hash<K: KeyPart>(key: &K, scratch: &mut Arena) -> u64 {
    scratch.clear();
    key.encode_key(scratch);
    hash_of(&scratch.bytes, scratch.text.as_bytes())
}

/// Returns the group of the key that has this [`key_hash`](fn@key_hash).
#[inline]
pub fn group_of_hash(hash: u64) -> u32 {
    group_of(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_key_never_changes() {
        let mut scratch = Arena::default();
        let mut hash = |key: &dyn Fn(&mut Arena) -> u64| key(&mut scratch);
        let hashes = [
            hash(&|scratch| key_hash(&"", scratch)),
            hash(&|scratch| key_hash(&"a", scratch)),
            hash(&|scratch| key_hash(&"streamc", scratch)),
            hash(&|scratch| key_hash(&"sixteen letters!", scratch)),
            hash(&|scratch| key_hash(&"längere Schlüssel mit Umlauten", scratch)),
            hash(&|scratch| key_hash(&0u32, scratch)),
            hash(&|scratch| key_hash(&1u64, scratch)),
            hash(&|scratch| key_hash(&-1i64, scratch)),
            hash(&|scratch| key_hash(&("a", 1u64), scratch)),
            hash(&|scratch| key_hash(&Some("a"), scratch)),
        ];
        assert_eq!(hashes, VECTORS, "files refer to these hashes: {hashes:#018x?}");
    }

    const VECTORS: [u64; 10] = [
        0x1f37_44e7_59d5_a536,
        0xe5d6_f186_7f9d_e751,
        0xd786_57db_6d84_18d3,
        0xab55_95d6_a4c3_2b5c,
        0xf48a_be92_9823_6172,
        0x1f37_44e7_59d5_a536,
        0x7c69_c23b_8316_23ad,
        0x0405_752a_7981_2ff6,
        0x47f2_a14b_23a4_ae4a,
        0x801c_1794_06ed_0efd,
    ];
}
