//! `.sorted()` of an output: the records of a batch in an order that does not depend on partitions
//! or threads.

use super::{SinkKey, output::write_as};
use crate::{
    cx::BatchCx,
    exec::{Part, Parts},
    sink::Sink,
};
use std::marker::PhantomData;

/// Sorts the records of a batch. Records that compare as equal keep the order in which they came.
pub type Order<T> = fn(&mut Vec<T>);

/// The type of the records of an output: rustc picks its order by the number of references that a
/// method call needs ("autoref specialization"), because a pair can be sorted by its key where its
/// value has no order.
#[derive(Debug)]
pub struct RecordsOf<T>(PhantomData<fn() -> T>);

/// The type of the records.
pub fn records_of<T>(_: &Parts<Vec<T>>) -> RecordsOf<T> {
    RecordsOf(PhantomData)
}

/// Records that are ordered as a whole; pairs by key, then by value.
pub trait OrderOfRecords {
    /// Their type.
    type Record;
    /// How they are sorted.
    fn streamc_order(&self) -> Order<Self::Record>;
}

impl<T: Ord> OrderOfRecords for &&RecordsOf<T> {
    type Record = T;
    fn streamc_order(&self) -> Order<T> {
        |records| records.sort()
    }
}

/// Pairs whose keys are ordered.
pub trait OrderOfKeys {
    /// Their type.
    type Record;
    /// How they are sorted.
    fn streamc_order(&self) -> Order<Self::Record>;
}

impl<K: Ord, V> OrderOfKeys for &RecordsOf<(K, V)> {
    type Record = (K, V);
    fn streamc_order(&self) -> Order<(K, V)> {
        |records| records.sort_by(|(a, _), (b, _)| a.cmp(b))
    }
}

/// Everything else, for a message.
pub trait OrderOfAny {
    /// Its type.
    type Record;
    /// Does not compile for records without an order.
    fn streamc_order(&self) -> Order<Self::Record>
    where
        Self::Record: Sorted;
}

impl<T> OrderOfAny for RecordsOf<T> {
    type Record = T;
    fn streamc_order(&self) -> Order<T>
    where
        T: Sorted,
    {
        T::order()
    }
}

/// What can be sorted.
#[diagnostic::on_unimplemented(
    message = "records of type `{Self}` have no order",
    label = "needs records that are `Ord`, or pairs whose keys are",
    note = "help: put `#[derive(PartialEq, Eq, PartialOrd, Ord)]` on your own type; wrap a float in a type of yours whose `Ord` is \
            `total_cmp`; or sort pairs by their key, which `.key_by(|record| ..)` makes"
)]
pub trait Sorted: Sized {
    /// How.
    fn order() -> Order<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: Ord> Sorted for T {
    fn order() -> Order<T> {
        |records| records.sort()
    }
}

/// As `write`, for an output whose records the driver has all gathered: they become one sorted
/// partition.
pub fn write_sorted<T, S: Sink<T>>(
    cx: &BatchCx<'_>,
    key: &SinkKey<S>,
    parts: Parts<Vec<T>>,
    order: Order<T>,
) {
    // inside of the output, because an `Ord` of the user may panic
    let at_driver = cx.is_driver();
    write_as(cx, key, parts, |own| if at_driver { vec![together(own, order)] } else { own });
}

fn together<T>(parts: Vec<Part<Vec<T>>>, order: Order<T>) -> Part<Vec<T>> {
    let mut parts = parts.into_iter().map(|part| part.data);
    let mut records = parts.next().unwrap_or_default();
    parts.for_each(|more| records.extend(more));
    order(&mut records);
    Part { index: 0, data: records }
}

#[cfg(test)]
#[allow(clippy::needless_borrow, reason = "as it is emitted, for any type")]
mod tests {
    use super::*;

    fn sorted<T>(parts: Vec<Vec<T>>, order: Order<T>) -> Vec<T> {
        let parts = (0..).zip(parts).map(|(index, data)| Part { index, data });
        together(parts.collect(), order).data
    }

    #[test]
    fn pairs_are_sorted_by_key_and_then_by_value_where_it_has_an_order() {
        let parts = vec![vec![("b", 2), ("a", 9)], vec![], vec![("a", 1)]];
        let typed = Parts::new(3, Ok(Vec::<Part<Vec<(&str, i32)>>>::new()));
        let order = (&&&records_of(&typed)).streamc_order();
        assert_eq!(sorted(parts, order), [("a", 1), ("a", 9), ("b", 2)]);

        let parts = vec![vec![("b", 2.0), ("a", 9.0)], vec![("a", f64::NAN), ("a", 1.0)]];
        let typed = Parts::new(2, Ok(Vec::<Part<Vec<(&str, f64)>>>::new()));
        let order = (&&&records_of(&typed)).streamc_order();
        let text = format!("{:?}", sorted(parts, order));
        assert_eq!(text, r#"[("a", 9.0), ("a", NaN), ("a", 1.0), ("b", 2.0)]"#, "in the order they came");
    }

    #[test]
    fn a_batch_without_partitions_is_one_empty_partition() {
        assert_eq!(sorted(Vec::<Vec<u64>>::new(), |records| records.sort()), [0; 0]);
    }
}
