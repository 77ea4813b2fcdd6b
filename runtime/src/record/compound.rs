//! Tuples, arrays, options and results of records: each part is stored as its own kind is.

use super::{Arena, Corrupt, Cursor, Pack, Record, Stored, TypedBlock};

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
            #[inline(always)]
            fn code_pack(&self, pack: &mut Pack) -> bool { true $(&& self.$i.code_pack(pack))* }
        }
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
