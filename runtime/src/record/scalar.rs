//! Numbers, `bool`, `char`, `Duration` and `()`: small records that are their own stored form.

use super::{Arena, Corrupt, Cursor, Pack, Record, Stored, TypedBlock};
use std::time::Duration;

macro_rules! number {
    ($exact:literal: $($t:ty)*) => {$(
        impl Stored for $t {
            type View<'a> = $t;
            type Block = TypedBlock<$t>;
            #[inline(always)]
            fn view(&self, _: &Arena) -> $t { *self }
            #[inline]
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<$t, Corrupt> {
                let (head, tail) = from.bytes.split_first_chunk().ok_or(Corrupt("bytes end early"))?;
                from.bytes = tail;
                Ok(<$t>::from_le_bytes(*head))
            }
        }
        impl Record for $t {
            type Owned = $t;
            #[inline(always)]
            fn store(self, _: &mut Arena) -> $t { self }
            #[inline]
            fn encode(&self, out: &mut Arena) { out.bytes.extend_from_slice(&self.to_le_bytes()) }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool { $exact && pack.push_fixed(self.to_le_bytes()) }
        }
    )*};
}
number!(true: u8 u16 u32 u64 u128 i8 i16 i32 i64 i128);
// equal floats can have different bytes
number!(false: f32 f64);

/// Types that are encoded as another one.
macro_rules! through {
    ($($t:ty as $wide:ty, $to:expr, $back:expr;)*) => {$(
        impl Stored for $t {
            type View<'a> = $t;
            type Block = TypedBlock<$t>;
            #[inline(always)]
            fn view(&self, _: &Arena) -> $t { *self }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<$t, Corrupt> {
                let back: fn($wide) -> Option<$t> = $back;
                back(<$wide as Stored>::decode(from)?).ok_or(Corrupt(concat!("not a ", stringify!($t))))
            }
        }
        impl Record for $t {
            type Owned = $t;
            #[inline(always)]
            fn store(self, _: &mut Arena) -> $t { self }
            fn encode(&self, out: &mut Arena) {
                let to: fn($t) -> $wide = $to;
                to(*self).encode(out);
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                let to: fn($t) -> $wide = $to;
                to(*self).code_pack(pack)
            }
        }
    )*};
}
through! {
    usize as u64, |n| n as u64, |n| n.try_into().ok();
    isize as i64, |n| n as i64, |n| n.try_into().ok();
    bool as u8, u8::from, |n| match n { 0 => Some(false), 1 => Some(true), _ => None };
    char as u32, u32::from, char::from_u32;
    Duration as (u64, u32), |d| (d.as_secs(), d.subsec_nanos()),
        |(secs, nanos)| (nanos < 1_000_000_000).then(|| Duration::new(secs, nanos));
}

impl Stored for () {
    type View<'a> = ();
    type Block = TypedBlock<()>;
    fn view(&self, _: &Arena) {}
    fn decode<'a>(_: &mut Cursor<'a>) -> Result<(), Corrupt> {
        Ok(())
    }
}

impl Record for () {
    type Owned = ();
    fn store(self, _: &mut Arena) {}
    fn encode(&self, _: &mut Arena) {}
}
