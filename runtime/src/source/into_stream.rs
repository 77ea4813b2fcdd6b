//! Every source as a [`DStream`]: `let lines: DStream<&str> = file_text("in.txt").into();`, so that
//! a function can give one of several.

use super::{
    BinaryRecords, FileText, IterStream, ObjectFiles, PodFile, QueueStream, RateStream, RawSocket,
    SocketStream, SocketText, TextFiles,
};
use crate::{
    dstream::{DStream, IntoDStream},
    receiver::ReceiverStream,
    record::{Record, Stored, StoredAs},
    source::feeding,
};

// not for `DStream<String>` itself: of a `DStream<_>` that is given to a stream of `&str`, rustc
// could not say which it is
#[diagnostic::do_not_recommend]
impl<R: Record, A: Stored + StoredAs<R::Owned>> IntoDStream<R> for QueueStream<A> {
    fn into_dstream(self) -> DStream<R> {
        DStream::of(feeding::<A, R>(self.into_source()))
    }
}

/// One `From` for each source, by what it is already: an [`IntoDStream`].
macro_rules! from_sources {
    ($($source:ty => $record:ty, [$($generic:tt)*]);* $(;)?) => {$(
        impl<$($generic)*> From<$source> for DStream<$record>
        where
            $record: Record,
            $source: IntoDStream<$record>,
        {
            fn from(source: $source) -> Self {
                source.into_dstream()
            }
        }
    )*};
}

from_sources! {
    BinaryRecords => &'a [u8], ['a];
    FileText => &'a str, ['a];
    IterStream<I> => R, [R, I];
    ObjectFiles<R> => R, [R];
    PodFile<T> => T, [T];
    QueueStream<A> => R, [R, A: Stored];
    RateStream => u64, [];
    RawSocket => &'a [u8], ['a];
    ReceiverStream<A> => R, [R, A: Stored];
    SocketStream<F> => R, [R, F];
    SocketText => &'a str, ['a];
    TextFiles => &'a str, ['a];
}
