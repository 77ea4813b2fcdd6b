//! Every source as a [`DStream`]: `let lines: DStream<&str> = file_text("in.txt").into();`, so that a function can give one of several.

use super::{
    BinaryRecords, FileText, IterStream, ObjectFiles, PodFile, QueueStream, RateStream, RawSocket,
    SocketStream, SocketText, TextFiles,
};
use crate::{
    dstream::{DStream, IntoDStream},
    receiver::ReceiverStream,
    record::{Record, Stored},
};

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
