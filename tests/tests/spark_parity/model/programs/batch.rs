//! Programs that do not look beyond their batch.

use super::{Maker, ranked, sorted};
use crate::{
    model::stream::{Stream, add, max, number},
    trace::order,
};
use serde_json::{Value as Json, json};

impl Maker<'_> {
    /// What does not look beyond its batch.
    pub(super) fn of_a_batch(&self) -> Option<Stream> {
        let a = &self.a;
        Some(match (self.trace.case.as_str(), self.trace.variant.as_str()) {
            ("map", "tag") => {
                a.map(|word| json!([word, word.as_str().map_or(0, |word| word.chars().count())]))
            }
            ("map", "affine") => a.map(|x| json!(2 * number(x) + 1)),
            ("flatMap", "repeat") => a.flat_map(|x| vec![x.clone(); (number(x).abs() % 4) as usize]),
            ("flatMap", "split") => a.flat_map(words),
            ("filter", "even") => a.filter(|x| number(x) % 2 == 0),
            ("filter", "negative") => a.filter(|x| number(x) < 0),
            ("filter", "none") => a.filter(|_| false),
            ("filter", "nonascii") => a.filter(|word| word.as_str().is_some_and(|word| !word.is_ascii())),
            ("mapPartitions", "identity") => a.map(|x| json!(number(x) - 1)),
            ("mapPartitions", "sum") => a.reduce(add),
            // nothing where every partition is empty
            ("glom", "count_records") => a.map(|_| json!(1)).reduce(add),
            ("repartition", "content") => a.clone(),
            ("flatMapValues", "range") => {
                a.flat_map(|pair| (0..number(&pair[1]).abs() % 3).map(|n| json!([pair[0], n])).collect())
            }
            ("mapValues", "square") => a.map(|pair| json!([pair[0], number(&pair[1]) * number(&pair[1])])),
            ("union", "self") => Stream::union(&[a, a]),
            ("union", "two") => Stream::union(&[a, &self.source("b")]),
            ("union", "three") => Stream::union(&[a, &self.source("b"), &self.source("c")]),
            ("union", "count") => Stream::union(&[a, &self.source("b")]).count(),
            ("count", "basic") => a.count(),
            ("count", "filtered") => a.filter(|x| number(x) > 0).count(),
            ("reduce", "sum") => a.reduce(add),
            ("reduce", "max") => a.reduce(max),
            ("reduce", "min_string") => {
                a.reduce(|x, y| if order(x, y).is_le() { x.clone() } else { y.clone() })
            }
            ("reduceByKey", "sum") => a.reduce_by_key(add),
            ("reduceByKey", "max3") => a.reduce_by_key(max),
            ("reduceByKey", "wordcount") => a.flat_map(words).map(|word| json!([word, 1])).reduce_by_key(add),
            ("groupByKey", "sizes") => a.per_key(|values| json!(values.len())),
            ("groupByKey", "sorted") => a.per_key(sorted),
            ("groupByKey", "int_keys") => a.map(|x| json!([number(x).rem_euclid(3), x])).per_key(sorted),
            ("combineByKey", "sum_count" | "no_map_side") => a.per_key(|values| {
                let n = values.len();
                json!([values.iter().map(number).sum::<i64>(), n])
            }),
            ("combineByKey", "avg") => {
                a.per_key(|values| json!(values.iter().map(number).sum::<i64>() as f64 / values.len() as f64))
            }
            ("countByValue", _) => a.map(|x| json!([x, 1])).reduce_by_key(add),
            ("distinct", "by_transform") => distinct(a),
            ("join", "inner" | "inner3") => a.join(&self.source("b"), false, false),
            ("join", "self") => a.join(a, false, false),
            ("leftOuterJoin", "basic") => a.join(&self.source("b"), true, false),
            ("rightOuterJoin", "basic") => a.join(&self.source("b"), false, true),
            ("fullOuterJoin", "basic") => a.join(&self.source("b"), true, true),
            ("cogroup", "sizes3") => {
                a.cogroup(&self.source("b"), |key, x, y| vec![json!([key, [x.len(), y.len()]])])
            }
            ("cogroup", "sorted") => a.cogroup(&self.source("b"), |key, x, y| {
                vec![json!([key, [sorted(x.to_vec()), sorted(y.to_vec())]])]
            }),
            ("transform", "distinct") => distinct(&a.map(|x| json!(number(x) / 10))),
            ("transform", "filter_list") => {
                let blocked = self.list("blocked");
                a.filter(move |word| !blocked.contains(word))
            }
            ("transform", "with_time") => {
                let clock = self.clock();
                Stream::transform(&[a], move |n, rdds| {
                    rdds[0].iter().map(|x| json!([clock.ms(n), x])).collect()
                })
            }
            ("transform", "sort_desc" | "sort_take") => {
                let is_least = self.trace.variant == "sort_take";
                let n = self.number("n").unwrap_or(i64::MAX) as usize;
                a.narrow(move |mut records| {
                    records.sort_by(|x, y| if is_least { order(x, y) } else { order(y, x) });
                    records.truncate(n);
                    records
                })
            }
            ("transform", "static_join" | "static_left") => {
                let rows = self.list("static");
                let rows = a.narrow(move |_| rows.clone());
                a.join(&rows, self.trace.variant == "static_left", false)
            }
            ("transform", "zip_with_index") => a.narrow(|records| {
                records.into_iter().enumerate().map(|(at, record)| json!([record, at])).collect()
            }),
            ("transformWith", "intersection" | "subtract") => {
                let is_in_both = self.trace.variant == "intersection";
                let [a, b] = [a, &self.source("b")].map(|pairs| pairs.map(|pair| json!([pair[0], 0])));
                a.cogroup(&b, move |key, x, y| {
                    // the intersection has no repeats, what is left over has
                    let n = if is_in_both { x.len().min(1) } else { x.len() };
                    if y.is_empty() == is_in_both { Vec::new() } else { vec![key.clone(); n] }
                })
            }
            ("transformWith", "with_time") => {
                let clock = self.clock();
                Stream::transform(&[a, &self.source("b")], move |n, rdds| {
                    vec![json!([clock.ms(n), rdds[0].len(), rdds[1].len()])]
                })
            }
            ("transformWith", "subtract_by_key") => a.cogroup(&self.source("b"), |key, x, y| {
                let alone = if y.is_empty() { x } else { &[] };
                alone.iter().map(|value| json!([key, value])).collect()
            }),
            ("topk", "full_order" | "k3") => {
                let counts = a.map(|x| json!([x, 1])).reduce_by_key(add);
                ranked(&counts, self.number("k").unwrap_or(i64::MAX))
            }
            _ => return None,
        })
    }
}

fn words(line: &Json) -> Vec<Json> {
    let words = line.as_str().unwrap_or_default().split(' ').filter(|word| !word.is_empty());
    words.map(|word| json!(word)).collect()
}

fn distinct(stream: &Stream) -> Stream {
    stream.map(|x| json!([x, null])).per_key(|_| Json::Null).map(|pair| pair[0].clone())
}
