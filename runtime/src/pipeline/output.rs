//! The outputs of a batch function. Whatever happens in an output stays in it: a fault of its stream, an error of
//! its sink and a panic of its closure all become the failure of this output, and the batch function goes on.

use crate::{
    batch::{Batch, BatchTime},
    exec::{Fault, Part, Parts, fault},
    pipeline::SinkKey,
    rdd::Rdd,
    record::Key,
    shuffle::{self, Buckets, Piece},
    sink::{Sink, SinkCx, SinkError},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Parts keyed records by the partition of their key.
pub fn scatter<K: Key, V>(cx: &Batch<'_>, piece: Piece<K, V>) -> Buckets<K, V> {
    shuffle::scatter(piece.entries, piece.distinct, cx.place().partitions)
}

/// Prepares a sink for the batch: it takes the records, and shows them when the batch is decided.
pub fn write<T, S: Sink<T>>(cx: &Batch<'_>, key: &SinkKey<S>, parts: Parts<Vec<T>>) {
    output(cx, key.ix, parts, |sink_cx, own| key.sink.prepare(sink_cx, own));
}

/// Runs the closure of a `foreach_rdd`, when all earlier batches are decided and none of them failed.
pub fn foreach_rdd<T, R: Outcome>(
    cx: &Batch<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>) -> R,
) {
    output(cx, ix, parts, |_, own| {
        // after a batch that failed the closure is not called: the batch aborts in any case
        if cx.scope.turn.wait(cx.seq()) { f(Rdd::new(own)).outcome() } else { Ok(()) }
    });
}

/// As [`foreach_rdd`], for closures that take the batch time too.
pub fn foreach_rdd_at<T, R: Outcome>(
    cx: &Batch<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>, BatchTime) -> R,
) {
    foreach_rdd(cx, ix, parts, |rdd| f(rdd, cx.time()));
}

fn output<T>(
    cx: &Batch<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    take: impl FnOnce(&SinkCx<'_>, Vec<Part<Vec<T>>>) -> Result<(), SinkError>,
) {
    let number = u32::try_from(ix).expect("a plan has fewer than 4 G outputs");
    let own = match parts.own {
        Ok(own) => own,
        Err(fault) => return cx.scope.fail(number, false, fault),
    };
    let records: usize = own.iter().map(|part| part.data.len()).sum();
    let sink_cx = SinkCx::new(cx, cx.scope.output_name(ix), parts.total);
    fault::clear();
    match catch_unwind(AssertUnwindSafe(|| take(&sink_cx, own))) {
        Ok(Ok(())) => cx.scope.env.stats.records_out.add(records as u64),
        Ok(Err(error)) => cx.scope.fail(number, true, Fault::new(error.to_string())),
        Err(payload) => cx.scope.fail(number, true, Fault::from_panic(&*payload)),
    }
}

/// What the closure of a `foreach_rdd` may give: nothing, or a `Result`, whose error fails the output. A number or
/// a `bool`, as [`Rdd::count`] and [`Rdd::is_empty`] give, is ignored.
#[diagnostic::on_unimplemented(
    message = "the closure of `foreach_rdd` gives `{Self}`, which nobody would see",
    label = "gives `{Self}`",
    note = "help: end it with `;`, or give a `Result<(), E>`: its error fails the output"
)]
pub trait Outcome {
    /// Whether the output has taken the batch.
    ///
    /// # Errors
    /// What the closure gave.
    fn outcome(self) -> Result<(), SinkError>;
}

impl<T, E: Into<SinkError>> Outcome for Result<T, E> {
    fn outcome(self) -> Result<(), SinkError> {
        self.map(drop).map_err(Into::into)
    }
}

macro_rules! ignored {
    ($($t:ty)*) => {$(
        impl Outcome for $t {
            fn outcome(self) -> Result<(), SinkError> { Ok(()) }
        }
    )*};
}
ignored!(() bool u64 usize);

/// The type of `panic!()` and `todo!()`: a closure that never returns is one that fails.
#[doc(hidden)]
pub trait Returns {
    /// What is returned.
    type Type;
}
impl<R> Returns for fn() -> R {
    type Type = R;
}
impl Outcome for <fn() -> ! as Returns>::Type {
    fn outcome(self) -> Result<(), SinkError> {
        self
    }
}
