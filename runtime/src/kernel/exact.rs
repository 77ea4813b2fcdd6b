//! Whether an inverse of a fold can be exact, by the type of what is folded: a warning at compile time where it is a float, or a tuple
//! with one.
//!
//! rustc picks the method by the number of references that a type needs ("autoref specialization"): of all that fit, the one of the first
//! float of a tuple; where none fits, the one for everything. A deprecated method is the only way to a warning on stable Rust.

use crate::shuffle::Piece;
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

/// What adds up inexactly.
pub trait Float {}
impl Float for f32 {}
impl Float for f64 {}

/// For everything.
pub trait AnyInverse {
    /// Says nothing.
    fn check_inverse(&self) {}
}
impl<T> AnyInverse for Folded<T> {}

/// A trait for each place that a float can have in a tuple, each behind one reference more than the next.
macro_rules! inexact {
    ($($name:ident: $(($ty:ty, [$($param:ident)*]))*;)*) => {$(
        /// For floats in one place.
        pub trait $name {
            /// Warns.
            #[deprecated = "floats do not add up exactly, so what an inverse leaves drifts away from the truth\n\
                            help: leave the inverse out, it is not needed for speed; or count in whole numbers, for example in cents"]
            fn check_inverse(&self) {}
        }
        $(impl<F: Float, $($param),*> $name for $ty {})*
    )*};
}
inexact! {
    InexactInverse:
        (&&&&Folded<F>, []) (&&&&Folded<(F,)>, []) (&&&&Folded<(F, B)>, [B]) (&&&&Folded<(F, B, C)>, [B C])
        (&&&&Folded<(F, B, C, D)>, [B C D]);
    InexactInverse1:
        (&&&Folded<(A, F)>, [A]) (&&&Folded<(A, F, C)>, [A C]) (&&&Folded<(A, F, C, D)>, [A C D]);
    InexactInverse2: (&&Folded<(A, B, F)>, [A B]) (&&Folded<(A, B, F, D)>, [A B D]);
    InexactInverse3: (&Folded<(A, B, C, F)>, [A B C]);
}
