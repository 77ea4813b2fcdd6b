//! Which owned records feed which borrowed ones: the table of [`FeedsAs`].

use super::{Arena, Bytes, CowStored, FeedsAs, Record, Stored, StoredAs, Str};
use std::{mem::needs_drop, sync::Arc};

/// Lists and arrays of texts are passed by reference as often as not.
macro_rules! by_reference {
    ($($t:ty => $stored:ty, |$given:ident| $borrowed:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl FeedsAs<$stored> for $t {
            fn store_as(self, arena: &mut Arena) -> $stored {
                let $given = self;
                $borrowed.store(arena)
            }

            fn heap_bytes(&self, _: &mut Arena) -> usize {
                0
            }
        }
    )*};
}
by_reference! {
    &String => Str, |text| text.as_str();
    &&str => Str, |text| *text;
    &Vec<u8> => Bytes, |bytes| bytes.as_slice();
    &&[u8] => Bytes, |bytes| *bytes;
}

macro_rules! stored_as {
    ($(
        [$($generic:ident)*] $own:ty => $other:ty, $owns:expr,
        |$from:pat_param, $arena:ident| $to:expr;
    )*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> StoredAs<$other> for $own {
            const OWNS: bool = $owns;

            #[inline]
            fn stored_as(self, $arena: &mut Arena) -> $other {
                let $from = self;
                $to
            }
        }
    )*};
}
stored_as! {
    [] String => Str, false, |text, arena| text.as_str().store(arena);
    [] Vec<u8> => Bytes, false, |bytes, arena| bytes.as_slice().store(arena);
    [] Box<str> => Str, false, |text, arena| (&*text).store(arena);
    [] Arc<str> => Str, false, |text, arena| (&*text).store(arena);
    // it lies in the arena already
    [] CowStored<Str> => Str, false, |text, _arena| text.0;
    [] CowStored<Bytes> => Bytes, false, |bytes, _arena| bytes.0;
    [E] Result<String, E> => Result<Str, E>, needs_drop::<E>(),
        |result, arena| result.map(|text| text.stored_as(arena));
    [T] Result<T, String> => Result<T, Str>, needs_drop::<T>(),
        |result, arena| result.map_err(|text| text.stored_as(arena));
    [] Result<String, String> => Result<Str, Str>, false, |result, arena| match result {
        Ok(text) => Ok(text.stored_as(arena)),
        Err(text) => Err(text.stored_as(arena)),
    };
}

/// Options and arrays of what can become something else.
macro_rules! holding {
    ($([$($generic:ident)*] $own:ty => $other:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> StoredAs<Option<$other>> for Option<$own> {
            const OWNS: bool = <$own as StoredAs<$other>>::OWNS;

            #[inline]
            fn stored_as(self, arena: &mut Arena) -> Option<$other> {
                self.map(|held| held.stored_as(arena))
            }
        }
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored,)* const N: usize> StoredAs<[$other; N]> for [$own; N] {
            const OWNS: bool = <$own as StoredAs<$other>>::OWNS;

            #[inline]
            fn stored_as(self, arena: &mut Arena) -> [$other; N] {
                self.map(|held| held.stored_as(arena))
            }
        }
    )*};
}
holding! {
    [] String => Str;
    [] Vec<u8> => Bytes;
    [V] (String, V) => (Str, V);
    [K] (K, String) => (K, Str);
    [] (String, String) => (Str, Str);
}

/// Tuples, part by part: every combination of what their parts may be (`same` is any type that
/// stays what it is), but for the one in which all stay the same, which is that of all types. One
/// impl for all of them would overlap with that one.
macro_rules! tuples {
    ($($kinds:tt of $parts:tt;)*) => {$(
        tuples!(@each $kinds $kinds same [] [] $parts);
    )*};
    // all parts are chosen
    (@each $all:tt $kinds:tt same $generics:tt $chosen:tt []) => {};
    (@each $all:tt $kinds:tt changed [$($generic:ident)*] [$(($part:ident $own:ty, $other:ty))*] []) => {
        #[diagnostic::do_not_recommend]
        impl<$($generic: Stored),*> StoredAs<($($other,)*)> for ($($own,)*) {
            const OWNS: bool = false $(|| <$own as StoredAs<$other>>::OWNS)*;

            #[inline]
            fn stored_as(self, arena: &mut Arena) -> ($($other,)*) {
                let ($($part,)*) = self;
                ($(<$own as StoredAs<$other>>::stored_as($part, arena),)*)
            }
        }
    };
    // no kind is left for the next part
    (@each $all:tt [] $state:tt $generics:tt $chosen:tt [$part:tt $($later:tt)*]) => {};
    // the next part by its next kind, and then by the kinds after it
    (@each $all:tt [$kind:ident $($kinds:ident)*] $state:tt $g:tt $chosen:tt [$part:tt $($later:tt)*]) => {
        tuples!(@$kind $all $state $g $chosen $part [$($later)*]);
        tuples!(@each $all [$($kinds)*] $state $g $chosen [$part $($later)*]);
    };
    (@same $all:tt $state:tt [$($g:ident)*] [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all $state [$($g)* $t] [$($chosen)* ($part $t, $t)] $later);
    };
    (@text $all:tt $state:tt $g:tt [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed $g [$($chosen)* ($part String, Str)] $later);
    };
    (@bytes $all:tt $state:tt $g:tt [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed $g [$($chosen)* ($part Vec<u8>, Bytes)] $later);
    };
    (@option $all:tt $state:tt $g:tt [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed $g [$($chosen)* ($part Option<String>, Option<Str>)] $later);
    };
    (@first $all:tt $state:tt [$($g:ident)*] [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed [$($g)* $t] [$($chosen)* ($part (String, $t), (Str, $t))] $later);
    };
    (@second $all:tt $state:tt [$($g:ident)*] [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed [$($g)* $t] [$($chosen)* ($part ($t, String), ($t, Str))] $later);
    };
    (@both $all:tt $state:tt $g:tt [$($chosen:tt)*] ($part:ident $t:ident) $later:tt) => {
        tuples!(@each $all $all changed $g [$($chosen)* ($part (String, String), (Str, Str))] $later);
    };
}
tuples! {
    [same text bytes option] of [(a A)];
    [same text bytes option first second both] of [(a A) (b B)];
    [same text bytes option] of [(a A) (b B) (c C)];
    [same text] of [(a A) (b B) (c C) (d D)];
    [same text] of [(a A) (b B) (c C) (d D) (e E)];
    [same text] of [(a A) (b B) (c C) (d D) (e E) (f F)];
}
