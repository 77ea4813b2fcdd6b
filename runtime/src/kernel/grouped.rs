//! Whether groups are brought together only to be folded, by the type of what is made of each: a warning at compile time where
//! that is a number, since a fold can combine before the shuffle and keeps no group.
//!
//! It names an operator, as only what the runtime says to users may, to say what to write: `streamc/tests/registry.rs` holds that.
//! rustc picks the method as in [`exact`](super::exact).

use std::marker::PhantomData;

/// The type of what was made of a group, with its key.
#[derive(Debug)]
pub struct OfGroup<R>(PhantomData<fn() -> R>);

impl<R> OfGroup<R> {
    /// Of a record.
    #[inline(always)]
    #[must_use]
    pub fn of(_: &R) -> Self {
        OfGroup(PhantomData)
    }
}

/// For everything.
pub trait AnyOfGroup {
    /// Says nothing.
    #[inline(always)]
    fn streamc_check_fold(&self) {}
}
impl<R> AnyOfGroup for OfGroup<R> {}

/// For numbers.
pub trait NumberOfGroup {
    /// Warns.
    #[deprecated = "the values of a key are brought together, and what is made of them is one number\n\
                    help: if that is a sum, a count or an extreme, write `reduce_by_key` in place of both: it combines before \
                    the shuffle and keeps no group; if it needs all values, as a median does, `#[allow(deprecated)]` on the \
                    pipeline says so"]
    #[inline(always)]
    fn streamc_check_fold(&self) {}
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl<K> NumberOfGroup for &OfGroup<(K, $number)> {}
    )*};
}
numbers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64);
