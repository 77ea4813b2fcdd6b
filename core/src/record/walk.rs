//! What derived keys are made of: a derive emits one walk over the fields that count, side by side
//! for two keys, and all else is a way of walking. So each field is named once, and none can be
//! forgotten in one place and not in another.

use super::{Arena, ForeignKey, KeyPart, Pack, Record};
use std::hash::Hasher;

/// A way of walking over two keys of one type. Most look at the first one only; they are given it
/// twice.
#[doc(hidden)]
pub trait KeyWalk {
    /// Which variant of an enum it is, before its fields.
    #[inline(always)]
    fn begin(&mut self, _: impl KeyPart + Record) -> bool {
        true
    }
    /// A field of both.
    fn part<T: KeyPart>(&mut self, part: &T, other: &T) -> bool;
    /// A field of both whose type is not a record: by what `encode` makes of it, or by its own `Eq`
    /// and `Hash`.
    fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, other: &T, encode: impl Fn(&T) -> R) -> bool;
    /// Which variant of an enum it is, after its fields.
    #[inline(always)]
    fn end(&mut self, _: impl KeyPart + Record) -> bool {
        true
    }
}

/// The ways of walking.
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "for derived code only")]
pub mod walked {
    use super::{Arena, ForeignKey, Hasher, KeyPart, KeyWalk, Pack, Record};

    /// [`KeyPart::encode_key`]
    pub struct Encode<'o>(pub &'o mut Arena);
    /// [`KeyPart::hash_key`]
    pub struct Hashed<'h, H>(pub &'h mut H);
    /// [`KeyPart::is_same`]
    pub struct Same;
    /// [`KeyPart::code_pack`]
    pub struct Packed<'p>(pub &'p mut Pack);
    /// `PartialEq`, which asks foreign types themselves.
    pub struct Equal;
    /// `Hash`, which asks foreign types themselves.
    pub struct HashedItself<'h, H>(pub &'h mut H);

    impl KeyWalk for Encode<'_> {
        #[inline(always)]
        fn begin(&mut self, tag: impl KeyPart + Record) -> bool {
            tag.encode(self.0);
            true
        }
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, _: &T) -> bool {
            part.encode_key(self.0);
            true
        }
        fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, _: &T, encode: impl Fn(&T) -> R) -> bool {
            encode(part).encode_key(self.0);
            true
        }
    }

    impl<H: Hasher> KeyWalk for Hashed<'_, H> {
        #[inline(always)]
        fn begin(&mut self, tag: impl KeyPart + Record) -> bool {
            tag.hash_key(self.0);
            true
        }
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, _: &T) -> bool {
            part.hash_key(self.0);
            true
        }
        fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, _: &T, encode: impl Fn(&T) -> R) -> bool {
            encode(part).hash_key(self.0);
            true
        }
    }

    impl KeyWalk for Same {
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, other: &T) -> bool {
            part.is_same(other)
        }
        fn foreign<T: ForeignKey, R: KeyPart>(
            &mut self,
            part: &T,
            other: &T,
            encode: impl Fn(&T) -> R,
        ) -> bool {
            encode(part).is_same(&encode(other))
        }
    }

    impl KeyWalk for Packed<'_> {
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, _: &T) -> bool {
            part.code_pack(self.0)
        }
        fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, _: &T, encode: impl Fn(&T) -> R) -> bool {
            encode(part).code_pack(self.0)
        }
        // a code is read from its end: only there can it say what its bytes are
        #[inline(always)]
        fn end(&mut self, tag: impl KeyPart + Record) -> bool {
            tag.code_pack(self.0)
        }
    }

    impl KeyWalk for Equal {
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, other: &T) -> bool {
            part.is_same(other)
        }
        fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, other: &T, _: impl Fn(&T) -> R) -> bool {
            part == other
        }
    }

    impl<H: Hasher> KeyWalk for HashedItself<'_, H> {
        #[inline(always)]
        fn begin(&mut self, tag: impl KeyPart + Record) -> bool {
            tag.hash_key(self.0);
            true
        }
        #[inline(always)]
        fn part<T: KeyPart>(&mut self, part: &T, _: &T) -> bool {
            part.hash_key(self.0);
            true
        }
        fn foreign<T: ForeignKey, R: KeyPart>(&mut self, part: &T, _: &T, _: impl Fn(&T) -> R) -> bool {
            part.hash(self.0);
            true
        }
    }
}
