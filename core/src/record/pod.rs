//! Records of a fixed layout, read where they lie: `#[record(pod)]`.
//!
//! Nothing is reinterpreted and nothing is `unsafe`: each field is made from its bytes
//! (`from_le_bytes`), which compiles to a load where the machine is little-endian.

use super::{Arena, Block, Fixed, OwnedRecord, Record, Stored};
use crate::fault;
use std::fmt;

/// A value of a fixed number of bytes, the lowest first: numbers, arrays of them, and structs with
/// `#[repr(C)]`, `#[derive(Clone, Record)]` and `#[record(pod)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no fixed layout",
    label = "this cannot be read from bytes as it lies there",
    note = "help: use numbers, arrays of numbers (`[u8; 16]` for short text), and structs with `#[repr(C)]`, \
            `#[derive(Clone, Record)]` and `#[record(pod)]`"
)]
pub trait Pod: Sized + 'static {
    /// How many bytes it takes.
    const BYTES: usize;

    /// The value that lies at the beginning of `bytes`, which are [`Pod::BYTES`] at least.
    fn read(bytes: &[u8]) -> Self;
}

macro_rules! number {
    ($($t:ty)*) => {$(
        impl Pod for $t {
            const BYTES: usize = size_of::<$t>();
            #[inline(always)]
            fn read(bytes: &[u8]) -> $t {
                <$t>::from_le_bytes(*bytes.first_chunk().expect("there are so many bytes at least"))
            }
        }
    )*};
}
number!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 f64);

impl<T: Pod, const N: usize> Pod for [T; N] {
    const BYTES: usize = T::BYTES * N;
    #[inline(always)]
    fn read(bytes: &[u8]) -> [T; N] {
        std::array::from_fn(|i| T::read(&bytes[i * T::BYTES..]))
    }
}

/// A block of records of a fixed layout: as they came from a file, or one by one.
pub struct PodBlock<S>(Content<S>);

enum Content<S> {
    Here(Vec<S>),
    Raw(Fixed),
}

impl<S: Pod> PodBlock<S> {
    #[doc(hidden)]
    pub fn fixed(fixed: Fixed) -> Self {
        PodBlock(Content::Raw(fixed))
    }
}

impl<S> fmt::Debug for PodBlock<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Here(records) => write!(f, "PodBlock({} records)", records.len()),
            Content::Raw(fixed) => write!(f, "PodBlock({fixed:?})"),
        }
    }
}

impl<S: Pod + OwnedRecord> Block<S> for PodBlock<S> {
    fn from_records<R: Record<Owned = S>>(records: impl IntoIterator<Item = R>) -> Self {
        // a pod borrows nothing: what it is stored in stays empty
        let mut arena = Arena::default();
        PodBlock(Content::Here(records.into_iter().map(|record| record.store(&mut arena)).collect()))
    }

    fn records(&self) -> u64 {
        match &self.0 {
            Content::Here(records) => records.len() as u64,
            // counted when it is read
            Content::Raw(_) => 0,
        }
    }

    fn bytes(&self) -> u64 {
        match &self.0 {
            Content::Here(records) => size_of_val(&records[..]) as u64,
            Content::Raw(fixed) => fixed.bytes,
        }
    }

    #[inline]
    fn each<'b>(&'b self, _: bool, mut f: impl FnMut(<S as Stored>::View<'b>)) {
        let (here, raw, n) = match &self.0 {
            Content::Here(records) => (&records[..], &[][..], records.len()),
            Content::Raw(fixed) => {
                let bytes = fixed.raw.bytes();
                (&[][..], bytes, bytes.len() / S::BYTES)
            }
        };
        let mut at = fault::Numbered::new();
        for i in 0..n {
            f(match here.get(i) {
                Some(record) => record.clone(),
                None => S::read(&raw[i * S::BYTES..]),
            });
            at.next();
        }
        if let Content::Raw(fixed) = &self.0 {
            fixed.was_read(n as u64);
        }
    }
}
