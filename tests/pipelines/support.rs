//! What generated pipelines need: functions that their closures call, inputs, and a place for what outputs get.

use std::sync::{Arc, Mutex, PoisonError};
pub(crate) use streamc::prelude::*;
use streamc::testkit;
pub(crate) use streamc_tests::generator::LIMIT;
use streamc_tests::reference::Value;

/// The length of a text in bytes.
pub(crate) fn size(text: impl AsRef<str>) -> u64 {
    text.as_ref().len() as u64
}

/// A function that is made by an expression.
pub(crate) fn plus(more: u64) -> impl Fn(u64) -> u64 {
    move |n| n + more
}

/// What the closure of one output was given in one batch: the text of its records by partition, and the time if it asked.
#[derive(Clone, Debug)]
pub(crate) struct Put {
    pub(crate) output: usize,
    /// whether it is one partition of several, in no order
    pub(crate) is_part: bool,
    pub(crate) time: Option<BatchTime>,
    pub(crate) partitions: Vec<Vec<String>>,
}

/// What the closures of outputs are given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Out(Arc<Mutex<Vec<Put>>>);

impl Out {
    pub(crate) fn put<T: Text>(&self, output: usize, rdd: &Rdd<T>) {
        self.add(output, None, rdd);
    }

    pub(crate) fn put_at<T: Text>(&self, output: usize, time: BatchTime, rdd: &Rdd<T>) {
        self.add(output, Some(time), rdd);
    }

    pub(crate) fn put_partition<T: Text>(&self, output: usize, records: &[T]) {
        self.push(Put { output, is_part: true, time: None, partitions: vec![texts(records)] });
    }

    fn add<T: Text>(&self, output: usize, time: Option<BatchTime>, rdd: &Rdd<T>) {
        let partitions = rdd.partitions().map(|records| texts(records)).collect();
        self.push(Put { output, is_part: false, time, partitions });
    }

    fn push(&self, put: Put) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(put);
    }

    /// What came since the last call.
    pub(crate) fn take(&self) -> Vec<Put> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn texts<T: Text>(records: &[T]) -> Vec<String> {
    let text = |record: &T| {
        let mut text = String::new();
        record.text(&mut text);
        text
    };
    records.iter().map(text).collect()
}

/// The inputs of one run: for every batch the records of each.
#[derive(Debug)]
pub(crate) struct Given<'a> {
    pub(crate) batches: &'a [Vec<Vec<Value>>],
    pub(crate) out: Out,
}

impl Given<'_> {
    /// Input number `i`, whose records are made by `make`. The lifetime of a stream's type says nothing.
    fn input<'v, R: Record, T: Record<Owned = R::Owned>>(
        &'v self,
        i: usize,
        make: impl Fn(&'v Value) -> T,
    ) -> DStream<R> {
        let input = testkit::input::<R>();
        for batch in self.batches {
            input.push(batch[i].iter().map(&make));
        }
        input.stream()
    }

    pub(crate) fn ints(&self, i: usize) -> DStream<u64> {
        self.input(i, Value::int)
    }

    pub(crate) fn lines(&self, i: usize) -> DStream<&'static str> {
        self.input(i, Value::text)
    }

    pub(crate) fn strings(&self, i: usize) -> DStream<String> {
        self.input(i, |value| value.text().to_owned())
    }

    pub(crate) fn ints_pairs(&self, i: usize) -> DStream<(u64, u64)> {
        self.input(i, |value| (value.key().int(), value.value().int()))
    }

    pub(crate) fn lines_pairs(&self, i: usize) -> DStream<(&'static str, u64)> {
        self.input(i, |value| (value.key().text(), value.value().int()))
    }

    pub(crate) fn lines_pairs_pairs(&self, i: usize) -> DStream<((&'static str, u64), u64)> {
        self.input(i, |value| {
            let key = value.key();
            ((key.key().text(), key.value().int()), value.value().int())
        })
    }

    pub(crate) fn strings_pairs(&self, i: usize) -> DStream<(String, u64)> {
        self.input(i, |value| (value.key().text().to_owned(), value.value().int()))
    }

    pub(crate) fn out(&self) -> Out {
        self.out.clone()
    }
}
