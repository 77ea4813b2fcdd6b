//! Whole numbers that users give to operators: of any integer type, since literals and
//! configuration have different ones.

use std::fmt;

/// A whole number.
#[diagnostic::on_unimplemented(message = "expected an integer, found `{Self}`", label = "not an integer")]
pub trait Number: Copy + fmt::Display {
    /// The number, if it fits.
    fn number<N: TryFrom<u64>>(self) -> Option<N>;
}

macro_rules! number {
    ($($t:ty)*) => {$(
        impl Number for $t {
            fn number<N: TryFrom<u64>>(self) -> Option<N> {
                u64::try_from(self).ok().and_then(|n| N::try_from(n).ok())
            }
        }
    )*};
}
number!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);
