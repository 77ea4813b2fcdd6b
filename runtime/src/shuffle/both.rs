//! Two keyed streams side by side: what operators that bring them together read.
//!
//! **Invariant:** both have the keyed number of partitions, also where one has no record at all,
//! and a key is in the partition with the same number on both sides.

use crate::{
    exec::{Due, Part, Parts},
    fault::Fault,
    kernel::Piece,
};

/// What came for one partition from each of two streams.
pub type Sides<K, V, W> = (Vec<Piece<K, V>>, Vec<Piece<K, W>>);

/// Keys of two streams that can be compared: they are of one type.
#[diagnostic::on_unimplemented(
    message = "the keys of the two streams have different types: `{Self}` and `{L}`",
    label = "brings streams together whose keys are equal",
    note = "help: change the key of one of them, for example by `.map(|(key, value)| (key.to_owned(), value))`"
)]
pub trait SameKey<L>: Sized {
    /// The pieces as they are.
    fn same<W>(pieces: Vec<Piece<L, W>>) -> Vec<Piece<Self, W>>;
}

#[diagnostic::do_not_recommend]
impl<K> SameKey<K> for K {
    fn same<W>(pieces: Vec<Piece<K, W>>) -> Vec<Piece<K, W>> {
        pieces
    }
}

/// No key has this type. Were there only one `SameKey` for a key, rustc would take the second key
/// to be of the first one's type, and say *mismatched types* about something that the user has not
/// written.
#[derive(Debug)]
pub enum NoKey<K> {
    /// Cannot be made.
    Never(std::convert::Infallible, std::marker::PhantomData<K>),
}

#[diagnostic::do_not_recommend]
impl<K> SameKey<NoKey<K>> for K {
    fn same<W>(_: Vec<Piece<NoKey<K>, W>>) -> Vec<Piece<K, W>> {
        Vec::new()
    }
}

/// The pieces of both streams, partition by partition. A fault of either is the fault of both.
/// Streams with the same slide have the same batches.
pub fn both<K: SameKey<L>, L, V, W>(
    left: Parts<Vec<Piece<K, V>>>,
    right: Parts<Vec<Piece<L, W>>>,
) -> Parts<Sides<K, V, W>> {
    let due = left.due.max(right.due);
    if due == Due::No {
        return Parts::off();
    }
    let total = left.total.max(right.total);
    let alike = left.total == right.total && left.due.min(right.due) != Due::No;
    let own = left.own.and_then(|left| right.own.map(|right| (left, right))).and_then(|(left, right)| {
        // a mistake of ours would otherwise lose records
        if !alike {
            return Err(Fault::new("two keyed streams have different partitions or batches"));
        }
        let pair = |(left, right): (Part<_>, Part<_>)| Part {
            index: left.index,
            data: (left.data, K::same(right.data)),
        };
        Ok(left.into_iter().zip(right).map(pair).collect())
    });
    Parts { due, total, own }
}

#[cfg(test)]
mod tests {
    use super::{Sides, both};
    use crate::{
        exec::{Due, Part, Parts},
        fault::Fault,
        kernel::{KeepKeyed, Piece},
    };

    fn parts(keys: &[u64]) -> Parts<Vec<Piece<u64, u64>>> {
        let part = |(index, key): (u32, &u64)| {
            let mut kept = KeepKeyed::new(1);
            kept.push((*key, u64::from(index)));
            Part { index, data: vec![kept.done()] }
        };
        Parts::new(keys.len() as u32, Ok((0..).zip(keys).map(part).collect()))
    }

    #[test]
    fn partitions_of_one_number_come_together() {
        let both = both(parts(&[5, 6]), parts(&[7, 8])).own.expect("no fault");
        let keys_of = |side: Vec<Piece<u64, u64>>| {
            side.into_iter().flat_map(Piece::into_runs).flatten().map(|entry| entry.key).collect::<Vec<_>>()
        };
        let keys = |part: Part<Sides<u64, u64, u64>>| {
            let (left, right) = part.data;
            (part.index, keys_of(left), keys_of(right))
        };
        assert_eq!(
            both.into_iter().map(keys).collect::<Vec<_>>(),
            [(0, vec![5], vec![7]), (1, vec![6], vec![8])]
        );
    }

    #[test]
    fn a_fault_of_either_side_is_the_fault_of_both() {
        let failed = || Parts::new(2, Err(Fault::new("no")));
        for both in [both(failed(), parts(&[1, 2])), both(parts(&[1, 2]), failed())] {
            assert_eq!(both.total, 2);
            assert_eq!(both.own.err().map(|fault| fault.message().to_owned()), Some("no".to_owned()));
        }
        assert!(both(parts(&[1]), parts(&[1, 2])).own.is_err(), "nothing is lost in silence");
        assert!(both(parts(&[1]), Parts::<Vec<Piece<u64, u64>>>::off()).own.is_err());
    }

    #[test]
    fn between_the_slides_there_is_nothing() {
        let off = Parts::<Vec<Piece<u64, u64>>>::off;
        let none = both(off(), off());
        assert!(none.due == Due::No && none.total == 0 && none.own.is_ok());
    }
}
