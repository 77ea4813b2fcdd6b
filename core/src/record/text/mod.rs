//! How records are written by `print` and `save_as_text_files`: as Spark does.
//!
//! The form is fixed: it is neither `Debug` nor `Display`, so that saved files have the same bytes
//! as Spark's. Floats are in `float`, everything that is made of parts in `compound`.

mod compound;
mod float;
mod time;

use std::{
    borrow::Cow,
    cmp::Reverse,
    fmt::Write,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6},
    num::{NonZero, Saturating, Wrapping},
    sync::Arc,
    time::Duration,
};

/// The text form of a record. Spark's: a tuple is `(a,1)`, an option `Some(a)` or `None`, a group
/// `CompactBuffer(a, b)`, a float as Java prints it. Derive it for your own structs:
/// `#[derive(Text)]` gives the form of a case class, `Ev(alice,3)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text form: it does not implement `Text`",
    label = "records of this type are printed or saved as text",
    note = "help: put `#[derive(Text)]` on your struct, or `map` the record to a string or a tuple first",
    note = "help: tuples of up to 12 have one; of more than that make a struct with `#[derive(Clone, Record, Text)]`",
    note = "help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a record",
    note = "help: if it is the error of a `Result`, write `try_map` instead of `map`"
)]
pub trait Text {
    /// Appends the text of `self` to `out`.
    fn text(&self, out: &mut String);
}

impl Text for str {
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Text for String {
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
}

macro_rules! pointer {
    ($($t:ty)*) => {$(
        impl<T: Text + ?Sized> Text for $t {
            fn text(&self, out: &mut String) {
                (**self).text(out);
            }
        }
    )*};
}
pointer!(&T Box<T> Arc<T>);

impl<T: Text + ToOwned + ?Sized> Text for Cow<'_, T> {
    fn text(&self, out: &mut String) {
        (**self).text(out);
    }
}

macro_rules! display {
    ($($t:ty)*) => {$(
        impl Text for $t {
            fn text(&self, out: &mut String) {
                write!(out, "{self}").expect("a String takes everything");
            }
        }
    )*};
}
display!(IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6);
display!(NonZero<u8> NonZero<u16> NonZero<u32> NonZero<u64> NonZero<u128> NonZero<usize>);
display!(NonZero<i8> NonZero<i16> NonZero<i32> NonZero<i64> NonZero<i128> NonZero<isize>);
display!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize bool char);

/// As what they hold.
macro_rules! wrapper {
    ($($t:ident)*) => {$(
        impl<T: Text> Text for $t<T> {
            fn text(&self, out: &mut String) {
                self.0.text(out);
            }
        }
    )*};
}
wrapper!(Reverse Wrapping Saturating);

/// `Less`, `Equal` or `Greater`.
impl Text for std::cmp::Ordering {
    fn text(&self, out: &mut String) {
        write!(out, "{self:?}").expect("a String takes everything");
    }
}

/// `0..3`
impl<T: Text> Text for std::ops::Range<T> {
    fn text(&self, out: &mut String) {
        self.start.text(out);
        out.push_str("..");
        self.end.text(out);
    }
}

/// As Spark's own `Duration`: in milliseconds, with a fraction only where there is one.
impl Text for Duration {
    fn text(&self, out: &mut String) {
        write!(out, "{}", self.as_millis()).expect("a String takes everything");
        let rest = self.subsec_nanos() % 1_000_000;
        if rest > 0 {
            write!(out, ".{rest:06}").expect("a String takes everything");
            out.truncate(out.trim_end_matches('0').len());
        }
        out.push_str(" ms");
    }
}
