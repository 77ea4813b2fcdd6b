//! Types that hold records: boxes, shared values, wrappers of numbers, ranges, and text that may be
//! owned.

use super::{
    Arena, Bytes, Code, Coder, Corrupt, Cursor, Key, KeyPart, OwnedRecord, Pack, Record, Stored, Str,
    TypedBlock, depth::within,
};
use std::{
    borrow::Cow,
    cmp::Reverse,
    hash::{Hash, Hasher},
    num::{Saturating, Wrapping},
    ops::Range,
    sync::Arc,
};

/// Encoded and stored as what it holds.
macro_rules! wrapper {
    ($($wrapper:ident, |$by_ref:ident| $get:expr, |$by_value:ident| $take:expr;)*) => {$(
        impl<S: Stored> Stored for $wrapper<S> {
            type View<'a> = $wrapper<S::View<'a>>;
            type Block = TypedBlock<Self>;
            #[inline]
            fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
                let $by_ref = self;
                Self::View::<'a>::from_inner($get.view(arena))
            }
            #[inline]
            fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
                let $by_value = self;
                Self::View::<'a>::from_inner($take.take(arena))
            }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
                within(|| S::decode(from).map(FromInner::from_inner))
            }
        }
        impl<R: Record> Record for $wrapper<R> {
            type Owned = $wrapper<R::Owned>;
            #[inline]
            fn store(self, arena: &mut Arena) -> Self::Owned {
                let $by_value = self;
                FromInner::from_inner($take.store(arena))
            }
            fn encode(&self, out: &mut Arena) {
                let $by_ref = self;
                $get.encode(out);
            }
        }
        impl<K: KeyPart> KeyPart for $wrapper<K> {
            const TO_CHECK: bool = K::TO_CHECK;
            const IS_WHOLE: bool = K::IS_WHOLE;
            fn encode_key(&self, out: &mut Arena) {
                let $by_ref = self;
                $get.encode_key(out);
            }
            #[inline]
            fn hash_key<H: Hasher>(&self, state: &mut H) {
                let $by_ref = self;
                $get.hash_key(state);
            }
            #[inline]
            fn is_same(&self, other: &Self) -> bool {
                let $by_ref = other;
                let other = $get;
                let $by_ref = self;
                $get.is_same(other)
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                let $by_ref = self;
                $get.code_pack(pack)
            }
        }
        impl<K: Key> Key for $wrapper<K> {}
    )*};
}

/// How a wrapper is made.
trait FromInner<T> {
    fn from_inner(inner: T) -> Self;
}

impl<T> FromInner<T> for Box<T> {
    fn from_inner(inner: T) -> Self {
        Box::new(inner)
    }
}

macro_rules! from_inner {
    ($($wrapper:ident)*) => {$(
        impl<T> FromInner<T> for $wrapper<T> {
            #[inline(always)]
            fn from_inner(inner: T) -> Self {
                $wrapper(inner)
            }
        }
    )*};
}
from_inner!(Reverse Wrapping Saturating);

wrapper! {
    Box, |held| &**held, |held| *held;
    Reverse, |held| &held.0, |held| held.0;
    Wrapping, |held| &held.0, |held| held.0;
    Saturating, |held| &held.0, |held| held.0;
}

/// Shared, not copied, while it stays in the process.
impl<T: OwnedRecord> Stored for Arc<T> {
    type View<'a> = Arc<T>;
    type Block = TypedBlock<Self>;
    fn view(&self, _: &Arena) -> Arc<T> {
        Arc::clone(self)
    }
    fn take(self, _: &Arena) -> Arc<T> {
        self
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Arc<T>, Corrupt> {
        within(|| T::decode(from).map(Arc::new))
    }
}

impl<T: OwnedRecord> Record for Arc<T> {
    type Owned = Arc<T>;
    fn store(self, _: &mut Arena) -> Arc<T> {
        self
    }
    fn encode(&self, out: &mut Arena) {
        T::encode(self, out);
    }
}

impl<K: KeyPart> KeyPart for Arc<K> {
    const TO_CHECK: bool = K::TO_CHECK;
    const IS_WHOLE: bool = K::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        K::encode_key(self, out);
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        K::hash_key(self, state);
    }
    fn is_same(&self, other: &Self) -> bool {
        K::is_same(self, other)
    }
    fn code_pack(&self, pack: &mut Pack) -> bool {
        K::code_pack(self, pack)
    }
}

impl<K: Key + OwnedRecord> Key for Arc<K> {}

impl<S: Stored> Stored for Range<S> {
    type View<'a> = Range<S::View<'a>>;
    type Block = TypedBlock<Self>;
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
        self.start.view(arena)..self.end.view(arena)
    }
    fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
        self.start.take(arena)..self.end.take(arena)
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
        Ok(S::decode(from)?..S::decode(from)?)
    }
}

impl<R: Record> Record for Range<R> {
    type Owned = Range<R::Owned>;
    fn store(self, arena: &mut Arena) -> Self::Owned {
        self.start.store(arena)..self.end.store(arena)
    }
    fn encode(&self, out: &mut Arena) {
        self.start.encode(out);
        self.end.encode(out);
    }
}

impl<K: KeyPart> KeyPart for Range<K> {
    const TO_CHECK: bool = K::TO_CHECK;
    const IS_WHOLE: bool = K::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        self.start.encode_key(out);
        self.end.encode_key(out);
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        self.start.hash_key(state);
        self.end.hash_key(state);
    }
    fn is_same(&self, other: &Self) -> bool {
        self.start.is_same(&other.start) && self.end.is_same(&other.end)
    }
    fn code_pack(&self, pack: &mut Pack) -> bool {
        self.start.code_pack(pack) && self.end.code_pack(pack)
    }
}

impl<K: Key> Key for Range<K> {}

/// A stored `Cow`: what it shows, in the arena. It is seen again as a borrowed one.
#[derive(Clone, Copy, Debug)]
pub struct CowStored<S>(pub(super) S);

macro_rules! cow {
    ($($t:ty as $stored:ident;)*) => {$(
        impl Stored for CowStored<$stored> {
            type View<'a> = Cow<'a, $t>;
            type Block = TypedBlock<Self>;
            #[inline]
            fn view<'a>(&self, arena: &'a Arena) -> Cow<'a, $t> {
                Cow::Borrowed(self.0.view(arena))
            }
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<Cow<'a, $t>, Corrupt> {
                $stored::decode(from).map(Cow::Borrowed)
            }
        }
        impl Record for Cow<'_, $t> {
            type Owned = CowStored<$stored>;
            fn store(self, arena: &mut Arena) -> CowStored<$stored> {
                let shown: &$t = &self;
                CowStored(shown.store(arena))
            }
            fn encode(&self, out: &mut Arena) {
                let shown: &$t = self;
                shown.encode(out);
            }
        }
        impl KeyPart for Cow<'_, $t> {
            const TO_CHECK: bool = false;
            const IS_WHOLE: bool = true;
            fn encode_key(&self, out: &mut Arena) {
                self.encode(out);
            }
            fn hash_key<H: Hasher>(&self, state: &mut H) {
                self.hash(state);
            }
            #[inline]
            fn is_same(&self, other: &Self) -> bool {
                self == other
            }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool {
                let shown: &$t = self;
                shown.code_pack(pack)
            }
            #[inline(always)]
            fn code_short(&self) -> Option<Code> {
                let shown: &$t = self;
                shown.code_short()
            }
            #[inline(always)]
            fn code_long(&self, coder: &Coder) -> Code {
                let shown: &$t = self;
                shown.code_long(coder)
            }
            #[inline(always)]
            fn code_hash(&self, code: Code) -> Option<u64> {
                let shown: &$t = self;
                shown.code_hash(code)
            }
        }
        impl Key for Cow<'_, $t> {}
    )*};
}
cow! {
    str as Str;
    [u8] as Bytes;
}
