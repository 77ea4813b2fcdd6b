//! Numbers, `bool`, `char`, `Duration` and `()`: small records that are their own stored form.

use super::{Arena, Corrupt, Cursor, Key, KeyPart, Pack, Record, Stored, TypedBlock};
use std::{
    hash::{Hash, Hasher},
    time::Duration,
};

macro_rules! number {
    ($($t:ty)*) => {$(
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
        }
    )*};
}
number!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 f64);

macro_rules! integer_key {
    ($($t:ty)*) => {$(
        impl KeyPart for $t {
            const TO_CHECK: bool = false;
            const IS_WHOLE: bool = true;
            #[inline]
            fn encode_key(&self, out: &mut Arena) { self.encode(out) }
            #[inline(always)]
            fn hash_key<H: Hasher>(&self, state: &mut H) { self.hash(state) }
            #[inline]
            fn hash_keys<H: Hasher>(keys: &[Self], state: &mut H) { Hash::hash_slice(keys, state) }
            #[inline(always)]
            fn is_same(&self, other: &Self) -> bool { self == other }
            #[inline]
            fn are_same(keys: &[Self], others: &[Self]) -> bool { keys == others }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool { pack.push_fixed(self.to_le_bytes()) }
        }
        impl Key for $t {}
    )*};
}
integer_key!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128);

/// A float alone is not a key. Inside of one all NaNs are one value, and so are the two zeros.
macro_rules! float_key {
    ($($t:ty, $nan:literal;)*) => {$(
        impl KeyPart for $t {
            const TO_CHECK: bool = false;
            #[inline]
            fn encode_key(&self, out: &mut Arena) { one_code(*self, self.to_bits(), $nan).encode(out) }
            #[inline(always)]
            fn hash_key<H: Hasher>(&self, state: &mut H) { one_code(*self, self.to_bits(), $nan).hash(state) }
            #[inline(always)]
            fn is_same(&self, other: &Self) -> bool {
                one_code(*self, self.to_bits(), $nan) == one_code(*other, other.to_bits(), $nan)
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                one_code(*self, self.to_bits(), $nan).code_pack(pack)
            }
        }
    )*};
}
// written out, since the bits of the constants `NAN` are not guaranteed
float_key! {
    f32, 0x7fc0_0000;
    f64, 0x7ff8_0000_0000_0000;
}

/// The bits of a float as part of a key.
#[inline(always)]
fn one_code<F: PartialEq + Default, B: Default>(float: F, bits: B, nan: B) -> B {
    #[expect(clippy::eq_op, reason = "a NaN is what differs from itself")]
    let is_nan = float != float;
    if is_nan {
        nan
    } else if float == F::default() {
        B::default()
    } else {
        bits
    }
}

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
        }
        impl KeyPart for $t {
            const TO_CHECK: bool = false;
            const IS_WHOLE: bool = true;
            #[inline]
            fn encode_key(&self, out: &mut Arena) { self.encode(out) }
            #[inline(always)]
            fn hash_key<H: Hasher>(&self, state: &mut H) { self.hash(state) }
            #[inline(always)]
            fn is_same(&self, other: &Self) -> bool { self == other }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                let to: fn($t) -> $wide = $to;
                to(*self).code_pack(pack)
            }
        }
        impl Key for $t {}
    )*};
}
pub(super) use through;

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

impl KeyPart for () {
    const TO_CHECK: bool = false;
    const IS_WHOLE: bool = true;
    fn encode_key(&self, _: &mut Arena) {}
    fn hash_key<H: Hasher>(&self, _: &mut H) {}
    fn is_same(&self, (): &Self) -> bool {
        true
    }
    fn code_pack(&self, _: &mut Pack) -> bool {
        true
    }
}

impl Key for () {}
