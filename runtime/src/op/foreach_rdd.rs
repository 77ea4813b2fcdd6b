//! `foreach_rdd`: each batch to the user's closure, in the driver, in batch order (Spark row
//! DS-16).

use crate::{
    batch::BatchTime,
    cx::{BatchCx, output},
    exec::Parts,
    rdd::Rdd,
    sink::SinkError,
};

/// Runs the closure of a `foreach_rdd`, when all earlier batches are decided and none of them
/// failed.
pub fn foreach_rdd<T, R: Outcome>(
    cx: &BatchCx<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>) -> R,
) {
    output(cx, ix, parts, |_, own| {
        // after a batch that failed the closure is not called: the batch aborts in any case
        match cx.scope.may_act(cx.seq()) {
            Ok(true) => cx.scope.env.aside(|| f(Rdd::new(own, cx.exec().workers())).outcome()),
            Ok(false) => Ok(()),
            Err(fault) => Err(fault.message().into()),
        }
    });
}

/// As [`foreach_rdd`], for closures that take the batch time too.
pub fn foreach_rdd_at<T, R: Outcome>(
    cx: &BatchCx<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    mut f: impl FnMut(Rdd<T>, BatchTime) -> R,
) {
    foreach_rdd(cx, ix, parts, |rdd| f(rdd, cx.time()));
}

/// What the closure of a `foreach_rdd` or a `for_each_partition` may give: nothing, or a `Result`,
/// whose error fails the output. A number or a `bool`, as [`Rdd::count`] and [`Rdd::is_empty`]
/// give, is ignored.
#[diagnostic::on_unimplemented(
    message = "the closure of this output returns `{Self}`, which would be lost",
    label = "returns `{Self}`",
    note = "help: end it with `;`, or return a `Result<(), E>`, whose error fails the output"
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
