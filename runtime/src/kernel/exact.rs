//! Whether an inverse of a fold can be exact, by the type of what is folded: a warning at compile
//! time where it is a float, or a tuple with one. Of a tuple in a tuple it sees the first and the
//! second value; it sees nothing of what is in a struct.
//!
//! rustc picks the method by the number of references that a type needs ("autoref specialization"):
//! of all that fit, the one of the first float of a tuple; where none fits, the one for everything.
//! A deprecated method is the only way to a warning on stable Rust.

use crate::kernel::Piece;
use std::marker::PhantomData;

/// The type of what is folded.
#[derive(Debug)]
pub struct Folded<T>(PhantomData<fn() -> T>);

/// What is folded where these came from.
pub trait Folds {
    /// A value.
    type Value;
    /// Its type.
    fn folded(&self) -> Folded<Self::Value> {
        Folded(PhantomData)
    }
}

impl<K, V> Folds for Vec<Piece<K, V>> {
    type Value = V;
}

impl<T> Folds for Vec<Vec<T>> {
    type Value = T;
}

/// What adds up inexactly: a float, some of them, or a tuple whose first value is such.
pub trait Float {}
impl Float for f32 {}
impl Float for f64 {}
impl<F: Float> Float for Option<F> {}
impl<F: Float, const N: usize> Float for [F; N] {}
impl<F: Float> Float for (F,) {}
impl<F: Float, B> Float for (F, B) {}
impl<F: Float, B, C> Float for (F, B, C) {}
impl<F: Float, B, C, D> Float for (F, B, C, D) {}

/// A tuple whose second value adds up inexactly.
pub trait FloatSecond {}
impl<A, F: Float> FloatSecond for (A, F) {}
impl<A, F: Float, C> FloatSecond for (A, F, C) {}
impl<A, F: Float, C, D> FloatSecond for (A, F, C, D) {}

/// For everything.
pub trait AnyInverse {
    /// Says nothing.
    fn streamc_check_inverse(&self) {}
}
impl<T> AnyInverse for Folded<T> {}

/// A trait for each place that a float can have in a tuple, each behind one reference more than the
/// next.
macro_rules! inexact {
    ($($name:ident<$bound:ident>: $(($ty:ty, [$($param:ident)*]))*;)*) => {$(
        /// For floats in one place.
        pub trait $name {
            /// Warns.
            #[deprecated = "floats do not add up exactly, so what an inverse leaves drifts away from the truth\n\
                            help: leave the inverse out, it is not needed for speed; or count in whole numbers, for example in cents"]
            fn streamc_check_inverse(&self) {}
        }
        $(impl<F: $bound, $($param),*> $name for $ty {})*
    )*};
}
inexact! {
    InexactInverse<Float>: (&&&&&&&&Folded<F>, []);
    InexactInverse1<Float>:
        (&&&&&&&Folded<(A, F)>, [A]) (&&&&&&&Folded<(A, F, C)>, [A C]) (&&&&&&&Folded<(A, F, C, D)>, [A C D]);
    InexactInverse2<Float>: (&&&&&&Folded<(A, B, F)>, [A B]) (&&&&&&Folded<(A, B, F, D)>, [A B D]);
    InexactInverse3<Float>: (&&&&&Folded<(A, B, C, F)>, [A B C]);
    // the same places, where a tuple stands whose second value is a float
    InexactInverse4<FloatSecond>:
        (&&&&Folded<(F,)>, []) (&&&&Folded<(F, B)>, [B]) (&&&&Folded<(F, B, C)>, [B C])
        (&&&&Folded<(F, B, C, D)>, [B C D]);
    InexactInverse5<FloatSecond>:
        (&&&Folded<(A, F)>, [A]) (&&&Folded<(A, F, C)>, [A C]) (&&&Folded<(A, F, C, D)>, [A C D]);
    InexactInverse6<FloatSecond>: (&&Folded<(A, B, F)>, [A B]) (&&Folded<(A, B, F, D)>, [A B D]);
    InexactInverse7<FloatSecond>: (&Folded<(A, B, C, F)>, [A B C]);
}
