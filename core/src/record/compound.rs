//! Tuples, arrays, options and results of records: each part is stored as its own kind is.

use super::{Arena, Corrupt, Cursor, Key, KeyPart, Pack, Record, Stored, TypedBlock};
use std::hash::Hasher;

macro_rules! tuple {
    ($($t:ident $i:tt),*) => {
        impl<$($t: Stored),*> Stored for ($($t,)*) {
            type View<'a> = ($($t::View<'a>,)*);
            type Block = TypedBlock<Self>;
            #[inline]
            fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> { ($(self.$i.view(arena),)*) }
            #[inline]
            fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> { ($(self.$i.take(arena),)*) }
            #[inline]
            fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
                Ok(($($t::decode(from)?,)*))
            }
        }
        impl<$($t: Record),*> Record for ($($t,)*) {
            type Owned = ($($t::Owned,)*);
            #[inline]
            fn store(self, arena: &mut Arena) -> Self::Owned { ($(self.$i.store(arena),)*) }
            #[inline]
            fn encode(&self, out: &mut Arena) { $(self.$i.encode(out);)* }
        }
        impl<$($t: KeyPart),*> KeyPart for ($($t,)*) {
            const TO_CHECK: bool = false $(|| $t::TO_CHECK)*;
            const IS_WHOLE: bool = true $(&& $t::IS_WHOLE)*;
            #[inline]
            fn encode_key(&self, out: &mut Arena) { $(self.$i.encode_key(out);)* }
            #[inline(always)]
            fn hash_key<Z: Hasher>(&self, state: &mut Z) { $(self.$i.hash_key(state);)* }
            #[inline(always)]
            fn is_same(&self, other: &Self) -> bool { true $(&& self.$i.is_same(&other.$i))* }
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool { true $(&& self.$i.code_pack(pack))* }
        }
        impl<$($t: Key),*> Key for ($($t,)*) {}
    };
}
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

impl<S: Stored> Stored for Option<S> {
    type View<'a> = Option<S::View<'a>>;
    type Block = TypedBlock<Self>;
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
        self.as_ref().map(|s| s.view(arena))
    }
    fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
        self.map(|s| s.take(arena))
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
        Ok(if bool::decode(from)? { Some(S::decode(from)?) } else { None })
    }
}

impl<R: Record> Record for Option<R> {
    type Owned = Option<R::Owned>;
    fn store(self, arena: &mut Arena) -> Self::Owned {
        self.map(|r| r.store(arena))
    }
    fn encode(&self, out: &mut Arena) {
        self.is_some().encode(out);
        if let Some(r) = self {
            r.encode(out);
        }
    }
}

impl<A: Stored, B: Stored> Stored for Result<A, B> {
    type View<'a> = Result<A::View<'a>, B::View<'a>>;
    type Block = TypedBlock<Self>;
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
        match self {
            Ok(a) => Ok(a.view(arena)),
            Err(b) => Err(b.view(arena)),
        }
    }
    fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
        match self {
            Ok(a) => Ok(a.take(arena)),
            Err(b) => Err(b.take(arena)),
        }
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
        Ok(if bool::decode(from)? { Ok(A::decode(from)?) } else { Err(B::decode(from)?) })
    }
}

impl<A: Record, B: Record> Record for Result<A, B> {
    type Owned = Result<A::Owned, B::Owned>;
    fn store(self, arena: &mut Arena) -> Self::Owned {
        match self {
            Ok(a) => Ok(a.store(arena)),
            Err(b) => Err(b.store(arena)),
        }
    }
    fn encode(&self, out: &mut Arena) {
        self.is_ok().encode(out);
        match self {
            Ok(a) => a.encode(out),
            Err(b) => b.encode(out),
        }
    }
}

impl<S: Stored, const N: usize> Stored for [S; N] {
    type View<'a> = [S::View<'a>; N];
    type Block = TypedBlock<Self>;
    fn view<'a>(&self, arena: &'a Arena) -> Self::View<'a> {
        self.each_ref().map(|s| s.view(arena))
    }
    fn take<'a>(self, arena: &'a Arena) -> Self::View<'a> {
        self.map(|s| s.take(arena))
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Self::View<'a>, Corrupt> {
        // in place, without a list on the way; after the first fault the rest is left out
        let mut fault = None;
        let items = std::array::from_fn(|_| match fault {
            None => S::decode(from).map_err(|corrupt| fault = Some(corrupt)).ok(),
            Some(_) => None,
        });
        match fault {
            None => Ok(items.map(|item| item.expect("there is no fault, so every item was read"))),
            Some(corrupt) => Err(corrupt),
        }
    }
}

impl<R: Record, const N: usize> Record for [R; N] {
    type Owned = [R::Owned; N];
    fn store(self, arena: &mut Arena) -> Self::Owned {
        self.map(|r| r.store(arena))
    }
    fn encode(&self, out: &mut Arena) {
        self.iter().for_each(|r| r.encode(out));
    }
}

impl<T: KeyPart> KeyPart for Option<T> {
    const TO_CHECK: bool = T::TO_CHECK;
    const IS_WHOLE: bool = T::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        self.is_some().encode(out);
        if let Some(part) = self {
            part.encode_key(out);
        }
    }
    #[inline]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        state.write_u8(self.is_some().into());
        if let Some(part) = self {
            part.hash_key(state);
        }
    }
    #[inline]
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(part), Some(other)) => part.is_same(other),
            (None, None) => true,
            _ => false,
        }
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        // which of the two it is comes last: codes are read from their end
        self.as_ref().is_none_or(|part| part.code_pack(pack)) && self.is_some().code_pack(pack)
    }
}

impl<K: Key> Key for Option<K> {}

impl<A: KeyPart, B: KeyPart> KeyPart for Result<A, B> {
    const TO_CHECK: bool = A::TO_CHECK || B::TO_CHECK;
    const IS_WHOLE: bool = A::IS_WHOLE && B::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        self.is_ok().encode(out);
        match self {
            Ok(part) => part.encode_key(out),
            Err(part) => part.encode_key(out),
        }
    }
    #[inline]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        state.write_u8(self.is_ok().into());
        match self {
            Ok(part) => part.hash_key(state),
            Err(part) => part.hash_key(state),
        }
    }
    #[inline]
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Ok(part), Ok(other)) => part.is_same(other),
            (Err(part), Err(other)) => part.is_same(other),
            _ => false,
        }
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        let fits = match self {
            Ok(part) => part.code_pack(pack),
            Err(part) => part.code_pack(pack),
        };
        fits && self.is_ok().code_pack(pack)
    }
}

impl<A: Key, B: Key> Key for Result<A, B> {}

impl<T: KeyPart, const N: usize> KeyPart for [T; N] {
    const TO_CHECK: bool = T::TO_CHECK;
    const IS_WHOLE: bool = T::IS_WHOLE;
    fn encode_key(&self, out: &mut Arena) {
        self.iter().for_each(|part| part.encode_key(out));
    }
    #[inline]
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        T::hash_keys(self, state);
    }
    #[inline]
    fn is_same(&self, other: &Self) -> bool {
        T::are_same(self, other)
    }
    #[inline(always)]
    fn code_pack(&self, pack: &mut Pack) -> bool {
        self.iter().all(|part| part.code_pack(pack))
    }
}

impl<K: Key, const N: usize> Key for [K; N] {}
