//! Values with a count beside them: in how many batches a key was. So an inverse need not say when
//! a key has left.

use crate::record::{One, Stored, Two};

/// A value that was made, and its count.
type Counted<'x, S> = One<'x, (S, u32)>;

/// The closure on values, and the sum of the counts.
pub fn counted<S: Stored>(
    f: impl for<'x> Fn(Two<'x, S>) -> One<'x, S>,
) -> impl for<'x> Fn(Two<'x, (S, u32)>) -> One<'x, (S, u32)> {
    move |two| {
        let ((older, n), (newer, m)) = two.split();
        One::new((f(Two::new(older, newer)).into_inner(), n.saturating_add(m)))
    }
}

/// The inverse on values, unless nothing is left.
pub fn uncounted<S: Stored>(
    inverse: impl for<'x> Fn(Two<'x, S>) -> One<'x, S>,
) -> impl for<'x> Fn(Two<'x, (S, u32)>) -> Option<Counted<'x, S>> {
    move |two| {
        let ((all, n), (part, m)) = two.split();
        (n > m).then(|| One::new((inverse(Two::new(all, part)).into_inner(), n - m)))
    }
}

/// The inverse on values, whatever is left.
pub fn lasting<S: Stored>(
    inverse: impl for<'x> Fn(Two<'x, S>) -> One<'x, S>,
) -> impl for<'x> Fn(Two<'x, S>) -> Option<One<'x, S>> {
    move |two| Some(inverse(two))
}
