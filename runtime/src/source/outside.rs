//! Operators that people call on a source outside of a pipeline: which records each source has, and
//! that what comes out is told about once.

use super::{
    BinaryRecords, FileText, IterStream, ObjectFiles, PodFile, QueueStream, RateStream, RawSocket,
    SocketStream, SocketText, TextFiles,
};
use crate::{
    dstream::{DStream, IntoDStream, OnPairSource, OnSource, editor},
    receiver::ReceiverStream,
    record::{Record, Stored},
};
use std::io::{self, BufRead};

macro_rules! on_sources {
    ($([$($generic:tt)*] $source:ty => $record:ty;)*) => {$(
        impl<$($generic)*> OnSource<$record> for $source where $record: Record + 'static {}
    )*};
}
on_sources! {
    [] BinaryRecords => &'static [u8];
    [] FileText => &'static str;
    [I: IntoIterator] IterStream<I> => I::Item;
    [R: Record] ObjectFiles<R> => R;
    [T] PodFile<T> => T;
    [S: Stored] QueueStream<S> => S::View<'static>;
    [] RateStream => u64;
    [] RawSocket => &'static [u8];
    [S: Stored] ReceiverStream<S> => S::View<'static>;
    [] SocketText => &'static str;
    [] TextFiles => &'static str;
}

impl<R, F> OnSource<R> for SocketStream<F>
where
    R: Record + 'static,
    F: FnMut(&mut dyn BufRead) -> io::Result<Option<R>>,
{
}

impl<K: 'static, V: 'static, S: OnSource<(K, V)>> OnPairSource<K, V> for S where (K, V): Record {}

/// What an operator outside of a pipeline seems to give can stand where it is then given: the
/// operator is the fault.
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T, R> IntoDStream<R> for editor::DStream<T> {
    fn into_dstream(self) -> DStream<R>
    where
        R: Record,
    {
        unreachable!("operators are compiled, not called")
    }
}
