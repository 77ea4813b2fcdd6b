//! What a record is, who owns its bytes, and how it crosses to another home.
//!
//! Within a batch a record is whatever the closures make of it, mostly a borrow of the received
//! block. Only at an exchange, in storage and in state does it have to be a [`Record`]: something
//! that can be put into an [`Arena`] and seen again *as the same type*. A stored `&str` is a handle
//! into the arena and is seen as `&str`; a stored `String` is the `String`. There is no allocation
//! per stored borrowed record.
//!
//! Not here: the text form of records (`text`), groups (`group`), hashing of keys (`key`), folding
//! what is stored (`stored_fold`). `docs/records.md` is the page for users.

mod arena;
#[doc(hidden)]
pub mod block;
mod code;
mod compound;
mod depth;
mod fault_form;
mod feeding;
mod feeds;
mod fields;
mod foreign;
mod group;
mod key;
mod key_code;
mod key_hash;
mod list;
mod object_form;
mod pod;
mod scalar;
mod std_types;
mod stored_fold;
mod stored_text;
mod str_bytes;
mod text;
mod walk;
mod wrappers;

pub use arena::{Arena, Corrupt, Cursor};
#[doc(hidden)]
pub use block::Fixed;
pub use block::{Block, BytesBlock, MAX_LINE_BYTES, Pattern, TextBlock, TypedBlock, Utf8};
#[doc(hidden)]
pub use code::Spread;
pub use code::{Code, Coder, Pack};
pub use fault_form::{decode_fault, encode_fault};
pub use feeds::{FeedsAs, StoredAs};
pub(crate) use fields::Marks;
pub use fields::{Fields, FieldsStored};
pub use foreign::{ForeignKey, ReadableText, TextField, decode_with, display_text, encode_with, text_field};
pub use group::{Group, GroupIter, GroupStored};
pub use key::{Key, KeyPart, group_of_hash, key_group, key_hash};
#[doc(hidden)]
pub use key::{are_keys_checked, check_keys};
#[doc(hidden)]
pub use key_code::{group_of, hash_of};
pub use key_hash::KEY_GROUPS;
#[doc(hidden)]
pub use object_form::{OBJECT_END_BYTES, ObjectReader, ObjectWriter};
pub use pod::{Pod, PodBlock};
pub use stored_fold::{Aggregate, One, Pane, Two};
pub use str_bytes::{Bytes, Str};
#[cfg(feature = "macros")]
pub use streamc_macros::{Key, Record, Text};
pub use text::Text;
pub use walk::{KeyWalk, walked};
pub use wrappers::CowStored;

/// How a record of type `R` is seen under the lifetime `'a` once it was stored.
pub type View<'a, R> = <<R as Record>::Owned as Stored>::View<'a>;

/// A value that can be kept beyond its batch and sent to another process.
///
/// Derive it for your own structs and enums, also for those with a lifetime:
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// /// A line of a log. The path borrows from what was received.
/// #[derive(Clone, Record, Text)]
/// struct Access<'a> {
///     path: &'a str,
///     micros: u64,
/// }
///
/// impl<'a> Access<'a> {
///     fn parse(line: &'a str) -> Option<Self> {
///         let (path, micros) = line.split_once(' ')?;
///         Some(Access { path, micros: micros.parse().ok()? })
///     }
/// }
///
/// #[pipeline(batch = "1s")]
/// fn slow(lines: DStream<&str>) {
///     lines.flat_map(Access::parse).filter(|access| access.micros > 1000).print();
/// }
///
/// let lines = testkit::input::<&str>();
/// let mut kit = TestKit::new(slow(lines.stream()));
/// lines.push(["/home 250", "/search 8100", "not of the form"]);
/// let batch = kit.run_batch()?;
/// assert_eq!(batch.output("lines.flat_map.filter.print"), ["Access(/search,8100)"]);
/// # Ok::<(), streamc::Error>(())
/// ```
///
/// A field of a type that is no record, because it belongs to another crate, says how it is
/// encoded: `#[record(text)]` by its `Display` and `FromStr`, `#[record(with = module)]` by two
/// functions.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use std::{collections::{BTreeMap, HashMap}, convert::Infallible, str::FromStr};
/// use streamc::{prelude::*, testkit::check_record};
/// # #[derive(Clone, Debug, PartialEq)]
/// # struct Level(u8);
/// # impl std::fmt::Display for Level {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}", self.0) }
/// # }
/// # impl FromStr for Level {
/// #     type Err = std::num::ParseIntError;
/// #     fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Level) }
/// # }
///
/// #[derive(Clone, Debug, PartialEq, Record)]
/// struct Entry<'a> {
///     message: &'a str,
///     /// as if it came from another crate
///     #[record(text)]
///     level: Level,
///     #[record(with = ordered)]
///     fields: HashMap<String, u64>,
/// }
///
/// /// A map without an order is encoded as one with an order.
/// mod ordered {
///     use super::*;
///     pub fn encode(map: &HashMap<String, u64>) -> BTreeMap<String, u64> {
///         map.clone().into_iter().collect()
///     }
///     pub fn decode(map: BTreeMap<String, u64>) -> Result<HashMap<String, u64>, Infallible> {
///         Ok(map.into_iter().collect())
///     }
/// }
///
/// # fn main() {
/// let fields = HashMap::from([("bytes".to_owned(), 7)]);
/// check_record(&[Entry { message: "started", level: Level(3), fields }]);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be kept or sent: it is not a `Record`",
    label = "records of this type reach a shuffle, a window, state or an output",
    note = "help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a copy (`u64` for `&u64`), \
            instead of `HashMap` use `BTreeMap`",
    note = "help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone, Record)]`",
    note = "help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a record",
    note = "help: if it is the error of a `Result`, write `try_map` instead of `map`"
)]
pub trait Record: Sized {
    /// The stored form: a handle into an arena, or the value itself.
    type Owned: Stored;
    /// Moves the value into its stored form; what it borrows is copied into `arena`.
    fn store(self, arena: &mut Arena) -> Self::Owned;
    /// Appends the value to `out`, to be read back by [`Stored::decode`]. One codec serves
    /// exchange, log and snapshot.
    fn encode(&self, out: &mut Arena);
}

/// The stored form of a [`Record`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored: it is not an owned `Record`",
    label = "this borrows, or is not a `Record` itself",
    note = "help: put `#[derive(Clone, Record)]` on your own type",
    note = "help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone, Record)]`"
)]
pub trait Stored: Sized + Send + Sync + 'static {
    /// The record as closures see it.
    type View<'a>: Record<Owned = Self> + Clone + Send + Sync;
    /// The kind of block that records of this type are received in.
    type Block: Block<Self>;
    /// The record again; clones what is owned (`String`), copies nothing that is borrowed.
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a>;
    /// As [`Stored::view`], but moves what is owned.
    fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
        self.view(arena)
    }
    /// Whether it is this key. Text that owns its bytes compares without a clone.
    #[doc(hidden)]
    #[inline]
    fn is<'a>(&self, arena: &'a Arena, key: &Self::View<'a>) -> bool
    where
        Self::View<'a>: KeyPart,
    {
        self.view(arena).is_same(key)
    }
    /// Reads what [`Record::encode`] wrote.
    ///
    /// # Errors
    /// [`Corrupt`] when the bytes end early or do not make sense; nothing that was read is trusted.
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt>;
}

/// A record whose lifetime *is* `'b`. Emitted code calls with concrete types, so its arguments
/// shrink to `'b` by plain subtyping, and generic code may store and view them without the type
/// ever changing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be kept or sent: it is not a `Record`",
    label = "records of this type reach a shuffle, a window, state or an output",
    note = "help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a copy (`u64` for `&u64`), \
            instead of `HashMap` use `BTreeMap`",
    note = "help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone, Record)]`",
    note = "help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a record",
    note = "help: if it is the error of a `Result`, write `try_map` instead of `map`"
)]
pub trait In<'b>: Record<Owned: Stored<View<'b> = Self>> {}
impl<'b, R: Record<Owned: Stored<View<'b> = R>>> In<'b> for R {}

/// A view once more, for records that are their own stored form. That a view is `Clone` is said
/// once, where the type of views is named, so that derived code that lacks it is told once.
#[doc(hidden)]
#[inline]
pub fn seen_again<'a, S: Stored>(view: &S::View<'a>) -> S::View<'a> {
    view.clone()
}

/// A record that borrows nothing: it is its own stored form. The bound that `#[pipeline]` puts on
/// type parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of an owned record",
    label = "this borrows, or is not a `Record` itself",
    note = "help: use `String` for `&str`, `Group` for a list of borrowed values, or give your struct a lifetime (`struct \
            Ev<'a>`); put `#[derive(Clone, Record)]` on your own types",
    note = "help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone, Record)]`",
    note = "help: if the record is a list, write `flat_map` instead of `map`, so that each item is a record"
)]
pub trait OwnedRecord: Record<Owned = Self> + Stored + for<'a> Stored<View<'a> = Self> + Clone {}
#[diagnostic::do_not_recommend]
impl<R: Record<Owned = R> + Stored + for<'a> Stored<View<'a> = R> + Clone> OwnedRecord for R {}

/// What derived code does with a field of an owned record.
#[doc(hidden)]
#[derive(Debug)]
pub struct OwnedField<T> {
    /// [`Record::encode`]
    pub encode: fn(&T, &mut Arena),
    /// [`Stored::decode`]
    pub decode: fn(&mut Cursor<'_>) -> Result<T, Corrupt>,
}

/// One call for all that is done with a field: it asks for one bound, so a field that is no owned
/// record gets one message, that of [`OwnedRecord`]. The pointers are constants and go away.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn owned_field<T: OwnedRecord>() -> OwnedField<T> {
    OwnedField { encode: T::encode, decode: |from| T::decode(from) }
}
