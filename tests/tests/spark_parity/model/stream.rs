//! Streams, and what does not look beyond its batch.

use super::Rules;
use crate::{
    differences::Difference,
    trace::{Trace, order},
};
use serde_json::{Value as Json, json};
use std::{cell::RefCell, cmp::Ordering, collections::BTreeMap, rc::Rc};

/// The records of a batch, or why its job fails.
pub(crate) type Rdd = Result<Vec<Json>, String>;

/// No RDD can be made: the batch has no jobs at all, whatever the other outputs are.
#[derive(Debug)]
pub(crate) struct NotGenerated;

/// What a stream has in a batch; none between its slides, or if its source has none.
pub(crate) type Generated = Result<Option<Rdd>, NotGenerated>;

type Compute = dyn Fn(&Stream, i64) -> Generated;

/// A DStream. Batches are counted from 1, so that 0 is the zero time.
#[derive(Clone)]
pub(crate) struct Stream(Rc<Node>);

struct Node {
    slide: i64,
    compute: Box<Compute>,
    made: RefCell<BTreeMap<i64, Rdd>>,
}

impl Stream {
    /// A stream with a slide, counted in batches. `compute` is given the stream itself, for what it
    /// has made before.
    pub(super) fn new(slide: i64, compute: impl Fn(&Stream, i64) -> Generated + 'static) -> Self {
        Stream(Rc::new(Node { slide, compute: Box::new(compute), made: RefCell::default() }))
    }

    /// An input of the trace.
    pub(super) fn source(trace: &Trace, name: &str, rules: Rules) -> Self {
        let mut batches = trace.input_or_none(name);
        batches.resize(trace.batches(), Some(Vec::new()));
        let absent_is_empty = rules.has(Difference::NoRdd);
        Stream::new(1, move |_, n| {
            let batch = batches[n as usize - 1].clone();
            Ok(if absent_is_empty { Some(Ok(batch.unwrap_or_default())) } else { batch.map(Ok) })
        })
    }

    pub(super) fn slide(&self) -> i64 {
        self.0.slide
    }

    /// `getOrCompute`: an RDD is made once; that there is none is found out again.
    pub(crate) fn at(&self, n: i64) -> Generated {
        if n <= 0 || n % self.0.slide != 0 {
            return Ok(None);
        }
        if let Some(rdd) = self.0.made.borrow().get(&n) {
            return Ok(Some(rdd.clone()));
        }
        let rdd = (self.0.compute)(self, n)?;
        if let Some(rdd) = &rdd {
            self.0.made.borrow_mut().insert(n, rdd.clone());
        }
        Ok(rdd)
    }

    /// `slice`: all RDDs of a range of batches, both ends included.
    pub(super) fn slice(&self, from: i64, to: i64) -> Result<Vec<Rdd>, NotGenerated> {
        (from..=to).filter_map(|n| self.at(n).transpose()).collect()
    }

    /// Whatever makes a batch's records from those of the same batch, without a shuffle of two
    /// streams: `map`, `filter`, `reduceByKey` ..
    pub(super) fn narrow(&self, f: impl Fn(Vec<Json>) -> Vec<Json> + 'static) -> Self {
        self.narrow_or_fail(move |records| Ok(f(records)))
    }

    /// The same, of a function that may throw when the job runs.
    pub(super) fn narrow_or_fail(&self, f: impl Fn(Vec<Json>) -> Rdd + 'static) -> Self {
        let parent = self.clone();
        Stream::new(self.slide(), move |_, n| Ok(parent.at(n)?.map(|rdd| rdd.and_then(&f))))
    }

    pub(super) fn map(&self, f: impl Fn(&Json) -> Json + 'static) -> Self {
        self.narrow(move |records| records.iter().map(&f).collect())
    }

    pub(super) fn flat_map(&self, f: impl Fn(&Json) -> Vec<Json> + 'static) -> Self {
        self.narrow(move |records| records.iter().flat_map(&f).collect())
    }

    pub(super) fn filter(&self, f: impl Fn(&Json) -> bool + 'static) -> Self {
        self.narrow(move |records| records.into_iter().filter(&f).collect())
    }

    /// What a function makes of the RDDs of several streams. A stream without an RDD is what
    /// nothing can be made of.
    pub(super) fn transform(
        parents: &[&Stream],
        f: impl Fn(i64, &[Vec<Json>]) -> Vec<Json> + 'static,
    ) -> Self {
        let slide = parents[0].slide();
        let parents: Vec<Stream> = parents.iter().map(|parent| (*parent).clone()).collect();
        Stream::new(slide, move |_, n| {
            let rdds: Result<Vec<Rdd>, _> =
                parents.iter().map(|parent| parent.at(n)?.ok_or(NotGenerated)).collect();
            let records: Result<Vec<Vec<Json>>, String> = rdds?.into_iter().collect();
            Ok(Some(records.map(|records| f(n, &records))))
        })
    }

    /// A `transform` whose function throws in some batches, and gives the RDD back in all others.
    pub(super) fn throwing(&self, throws: impl Fn(i64) -> bool + 'static, rules: Rules) -> Self {
        let (parent, fails_alone) = (self.clone(), rules.has(Difference::FailingTransform));
        Stream::new(self.slide(), move |_, n| match throws(n) {
            true if fails_alone => Ok(Some(Err("the function of `transform` throws".to_owned()))),
            true => Err(NotGenerated),
            false => parent.at(n),
        })
    }

    pub(super) fn count(&self) -> Self {
        Stream::transform(&[self], |_, rdds| vec![json!(rdds[0].len())])
    }

    pub(super) fn union(parents: &[&Stream]) -> Self {
        Stream::transform(parents, |_, rdds| rdds.concat())
    }

    pub(super) fn reduce(&self, f: Fold) -> Self {
        self.narrow(move |records| records.into_iter().reduce(|x, y| f(&x, &y)).into_iter().collect())
    }

    pub(super) fn reduce_by_key(&self, f: Fold) -> Self {
        self.per_key(move |values| values.into_iter().reduce(|x, y| f(&x, &y)).unwrap_or_default())
    }

    /// One record for each key: the key, and what is made of its values.
    pub(super) fn per_key(&self, f: impl Fn(Vec<Json>) -> Json + 'static) -> Self {
        self.narrow(move |records| {
            by_key(records).into_iter().map(|(key, values)| json!([key.0, f(values)])).collect()
        })
    }

    /// One record or several for each key of either stream, from its values in both.
    pub(super) fn cogroup(
        &self,
        other: &Stream,
        f: impl Fn(&Json, &[Json], &[Json]) -> Vec<Json> + 'static,
    ) -> Self {
        Stream::transform(&[self, other], move |_, rdds| {
            let (mut left, mut right) = (by_key(rdds[0].clone()), by_key(rdds[1].clone()));
            for key in right.keys() {
                left.entry(key.clone()).or_default();
            }
            left.into_iter()
                .flat_map(|(key, values)| f(&key.0, &values, &right.remove(&key).unwrap_or_default()))
                .collect()
        })
    }

    /// Every pair of values of a key. With an `outer` side, the other may have none: its value is
    /// `null` then.
    pub(super) fn join(&self, other: &Stream, outer_left: bool, outer_right: bool) -> Self {
        self.cogroup(other, move |key, left, right| {
            let or_none = |values: &[Json], is_filled: bool| {
                if values.is_empty() && is_filled { vec![Json::Null] } else { values.to_vec() }
            };
            let (left, right) = (or_none(left, outer_right), or_none(right, outer_left));
            let with_right = |x: &Json| right.iter().map(|y| json!([key, [x, y]])).collect::<Vec<_>>();
            left.iter().flat_map(with_right).collect()
        })
    }
}

/// How two values are combined.
pub(super) type Fold = fn(&Json, &Json) -> Json;

pub(super) fn number(json: &Json) -> i64 {
    json.as_i64().unwrap_or_default()
}

pub(super) fn add(x: &Json, y: &Json) -> Json {
    json!(number(x) + number(y))
}

pub(super) fn subtract(x: &Json, y: &Json) -> Json {
    json!(number(x) - number(y))
}

pub(super) fn max(x: &Json, y: &Json) -> Json {
    json!(number(x).max(number(y)))
}

/// Records in order; equal ones are one key.
#[derive(Clone, Debug)]
pub(super) struct Key(pub(super) Json);

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        order(&self.0, &other.0)
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Key {}

/// The values of each key of pairs, in the order in which they came.
pub(super) fn by_key(pairs: Vec<Json>) -> BTreeMap<Key, Vec<Json>> {
    let mut keys: BTreeMap<Key, Vec<Json>> = BTreeMap::new();
    for pair in pairs {
        keys.entry(Key(pair[0].clone())).or_default().push(pair[1].clone());
    }
    keys
}
