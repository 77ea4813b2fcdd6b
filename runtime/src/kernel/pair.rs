//! Pairs: what keyed operators work on.

/// What keyed operators work on.
#[diagnostic::on_unimplemented(
    message = "this operator needs a stream of `(key, value)` pairs, but its records are `{Self}`",
    label = "not a stream of pairs",
    note = "help: add `.key_by(|record| ..)` before it, or return a pair `(key, value)` from `map`"
)]
pub trait Pair {
    /// The first of the two.
    type Key;
    /// The second of the two.
    type Value;
    /// Takes it apart.
    fn split(self) -> (Self::Key, Self::Value);
}

impl<K, V> Pair for (K, V) {
    type Key = K;
    type Value = V;
    #[inline(always)]
    fn split(self) -> (K, V) {
        self
    }
}

/// The two halves of a pair.
#[inline(always)]
pub fn pair<P: Pair>(record: P) -> (P::Key, P::Value) {
    record.split()
}
