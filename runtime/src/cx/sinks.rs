//! `write_to`: what its argument has to be, and which records it takes.

use super::{BatchCx, Order, SinkKey, write, write_sorted};
use crate::{
    exec::Parts,
    sink::{Sink, SinkControl},
};

/// A sink, as the construction of a pipeline takes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sink",
    label = "`write_to` cannot write to this",
    note = "help: pass a value, not a reference, whose type implements `Sink` for the records; to write with a closure, use \
            `.foreach_rdd(|rdd| ..)`"
)]
pub trait AnySink: Sized {
    /// The type itself.
    type Same: SinkControl;
    /// The value itself.
    fn same(self) -> Self::Same;
}

#[diagnostic::do_not_recommend]
impl<S: SinkControl> AnySink for S {
    type Same = S;
    fn same(self) -> S {
        self
    }
}

/// The records that a sink takes. It is asked of the records and not of the sink: else rustc takes
/// the only type that a sink is implemented for as that of the records, and blames the stream.
#[diagnostic::on_unimplemented(
    message = "`{S}` cannot take records of type `{Self}`",
    label = "records of type `{Self}`",
    note = "help: `map` the records to a type that it takes, or write `impl Sink<{Self}> for {S}`"
)]
pub trait TakenBy<S>: Sized {
    /// Prepares the sink; in this order, if there is one.
    fn write(cx: &BatchCx<'_>, key: &SinkKey<S>, parts: Parts<Vec<Self>>, order: Option<Order<Self>>);
}

#[diagnostic::do_not_recommend]
impl<T, S: Sink<T>> TakenBy<S> for T {
    fn write(cx: &BatchCx<'_>, key: &SinkKey<S>, parts: Parts<Vec<T>>, order: Option<Order<T>>) {
        match order {
            Some(order) => write_sorted(cx, key, parts, order),
            None => write(cx, key, parts),
        }
    }
}

/// Prepares the sink of a `write_to`.
pub fn write_taken<T: TakenBy<S>, S>(cx: &BatchCx<'_>, key: &SinkKey<S>, parts: Parts<Vec<T>>) {
    T::write(cx, key, parts, None);
}

/// The same for a batch that the driver has gathered, sorted.
pub fn write_taken_sorted<T: TakenBy<S>, S>(
    cx: &BatchCx<'_>,
    key: &SinkKey<S>,
    parts: Parts<Vec<T>>,
    order: Order<T>,
) {
    T::write(cx, key, parts, Some(order));
}
