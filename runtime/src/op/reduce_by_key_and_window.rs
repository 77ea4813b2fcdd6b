//! `reduce_by_key_and_window`: one value for each key of the last batches (Spark rows PD-05,
//! PD-06).
//!
//! Each batch is combined as `reduce_by_key` does it, and enters the window with one value for each
//! key. The window follows its panes ([`crate::window`]): it is never computed anew.
//!
//! As in Spark, an inverse takes out first what leaves, then what comes is put in. Unlike in Spark,
//! a key leaves when no batch of the window has it.

use crate::{
    cx::BatchCx,
    kernel::{Piece, merged},
    record::{In, Key, One, Two},
    state::Cell,
    window::{self, Folding, Inverting, counted, uncounted},
};

/// Without an inverse. The closure stands twice: on the values of this batch, and on those that
/// were kept.
pub fn fold_window<'s, K, V>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
    kept: impl for<'x> Fn(Two<'x, V::Owned>) -> One<'x, V::Owned>,
) -> impl Iterator<Item = (K, V)>
where
    K: Key + In<'s>,
    V: In<'s>,
{
    let entries = || merged(op, cx.seed(), pieces, f).collect();
    window::keyed::<K, V, V, Folding<V::Owned>, _>(cx, op, cell, entries, |value| value, &kept)
}

/// With an inverse.
pub fn invert_window<'s, K, V>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Piece<K, V>>,
    f: impl Fn(V, V) -> V,
    kept: impl for<'x> Fn(Two<'x, V::Owned>) -> One<'x, V::Owned>,
    inverse: impl for<'x> Fn(Two<'x, V::Owned>) -> One<'x, V::Owned>,
) -> impl Iterator<Item = (K, V)>
where
    K: Key + In<'s>,
    V: In<'s>,
    (V, u32): In<'s, Owned = (V::Owned, u32)>,
{
    let (entries, once) = (|| merged(op, cx.seed(), pieces, f).collect(), |value| (value, 1u32));
    let closures = (counted::<V::Owned>(kept), uncounted::<V::Owned>(inverse));
    type Form<S> = Inverting<(S, u32)>;
    window::keyed::<K, V, (V, u32), Form<V::Owned>, _>(cx, op, cell, entries, once, &closures)
        .map(|(key, (value, _))| (key, value))
}
