//! The programs of the traces, as the model has them.

use super::{
    Program, Rules, Stream,
    state::{Cell, Clock, Spec},
    stream::{Fold, add, max, number},
    windows::{Keep, Span},
};
use crate::trace::{Trace, order};
use serde_json::{Value as Json, json};

/// The program of a trace; none if the model does not have it.
pub(super) fn program(trace: &Trace, rules: Rules) -> Option<Program> {
    let maker = Maker { trace, rules, a: Stream::source(trace, "a", rules) };
    let shown = |stream: Stream| Some(Program { outputs: vec![stream], shown: 0 });
    match trace.case.as_str() {
        "noRddSource" if trace.variant == "other_source" => {
            // the output of the other stream comes first
            Some(Program { outputs: vec![maker.source("b"), maker.a.count()], shown: 0 })
        }
        "foreachRDD_errors" => maker.failing_outputs(),
        "transform_errors" => maker.failing_transform(),
        "mapWithStateTimeout" => shown(maker.timeouts()?),
        "mapWithState" => shown(maker.mapped_state()?),
        "updateStateByKey" => shown(maker.state()?),
        "noRddSource" => shown(maker.no_rdd()?),
        _ => shown(maker.windowed().or_else(|| maker.of_a_batch())?),
    }
}

struct Maker<'t> {
    trace: &'t Trace,
    rules: Rules,
    a: Stream,
}

/// What stands before the durations in the name of a variant.
fn kind(variant: &str) -> &str {
    variant.split_once("_d").map_or("", |(kind, _)| kind)
}

const fn span(length: i64, slide: i64) -> Span {
    Span { length, slide }
}

impl Maker<'_> {
    fn source(&self, name: &str) -> Stream {
        Stream::source(self.trace, name, self.rules)
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.trace.number(name).ok()
    }

    fn list(&self, name: &str) -> Vec<Json> {
        self.trace.param(name).as_array().cloned().unwrap_or_default()
    }

    fn clock(&self) -> Clock {
        Clock { start_ms: self.trace.start_ms() as i64, batch_ms: self.trace.batch_ms() as i64 }
    }

    /// Windows, of records and of each other, and what is joined over them.
    fn windowed(&self) -> Option<Stream> {
        let (a, rules, variant) = (&self.a, self.rules, self.trace.variant.as_str());
        let window = || Some(span(self.number("window_batches")?, self.number("slide_batches")?));
        let fold: Fold = if kind(variant) == "max" { max } else { add };
        Some(match self.trace.case.as_str() {
            "window" => a.window(window()?),
            "countByWindow" => a.count_by_window(window()?, rules),
            "countByValueAndWindow" => a.count_by_value_and_window(window()?, rules),
            "reduceByWindow" if kind(variant) == "inv" => a.sum_by_window_inverse(window()?, rules),
            "reduceByWindow" => a.reduce_by_window(fold, window()?),
            "groupByKeyAndWindow" => a.window(window()?).per_key(sorted),
            "reduceByKeyAndWindow" => a.reduce_by_key_and_window(fold, window()?),
            "reduceByKeyAndWindowInv" => a.sum_by_key_and_window_inverse(window()?, None, rules),
            "reduceByKeyAndWindowInvFilter" => {
                let ones = a.map(|x| json!([x, 1]));
                let (pairs, keep): (&Stream, Keep) = match kind(variant) {
                    "count" => (&ones, |n| *n != json!(0)),
                    "threshold" => (&ones, |n| number(n) >= 3),
                    "signed" => (a, |n| *n != json!(0)),
                    _ => return None,
                };
                pairs.sum_by_key_and_window_inverse(window()?, Some(keep), rules)
            }
            "chainedWindow" => match variant {
                "count_w3" => a.count().window(span(3, 1)),
                "inv_on_slid" => a.window(span(2, 2)).sum_by_key_and_window_inverse(span(4, 2), None, rules),
                "rbkw_then_w2" => a.reduce_by_key_and_window(add, span(3, 1)).window(span(2, 1)),
                "w2_w3" => a.window(span(2, 1)).window(span(3, 1)),
                "w2s1_w4s2_map" => {
                    a.map(|x| json!([number(x) % 10, 1])).window(span(2, 1)).window(span(4, 2))
                }
                "w2s2_w4s2" => a.window(span(2, 2)).window(span(4, 2)),
                "w2s2_w4s4" => a.window(span(2, 2)).window(span(4, 4)),
                "w3_reduceByKey" => a.window(span(3, 1)).reduce_by_key(add),
                "w3s3_count" => a.window(span(3, 3)).count(),
                _ => return None,
            },
            "windowAfterState" => match variant {
                "state_w2" => sums(a, None).window(span(2, 1)),
                "state_w3s3" => sums(a, None).window(span(3, 3)),
                "w2s2_state" => sums(&a.window(span(2, 2)), None),
                "w3_state" => sums(&a.window(span(3, 1)), None),
                _ => return None,
            },
            "windowedJoin" => {
                let slide = self.number("slide_batches").unwrap_or(1);
                let b = self.source("b").window(span(self.number("window_b")?, slide));
                match variant {
                    "now_with_last3" => a.join(&b, true, false),
                    _ => a.window(span(self.number("window_a")?, slide)).join(&b, false, false),
                }
            }
            "topk" if variant == "window_k3" => {
                let counts = a.map(|x| json!([x, 1])).reduce_by_key_and_window(add, window()?);
                ranked(&counts, self.number("k")?)
            }
            _ => return None,
        })
    }

    /// What does not look beyond its batch.
    fn of_a_batch(&self) -> Option<Stream> {
        let a = &self.a;
        Some(match (self.trace.case.as_str(), self.trace.variant.as_str()) {
            ("map", "affine") => a.map(|x| json!(2 * number(x) + 1)),
            ("flatMap", "repeat") => a.flat_map(|x| vec![x.clone(); (number(x).abs() % 4) as usize]),
            ("flatMap", "split") => a.flat_map(words),
            ("filter", "even") => a.filter(|x| number(x) % 2 == 0),
            ("mapValues", "square") => a.map(|pair| json!([pair[0], number(&pair[1]) * number(&pair[1])])),
            ("union", "self") => Stream::union(&[a, a]),
            ("union", "two") => Stream::union(&[a, &self.source("b")]),
            ("union", "three") => Stream::union(&[a, &self.source("b"), &self.source("c")]),
            ("union", "count") => Stream::union(&[a, &self.source("b")]).count(),
            ("count", "basic") => a.count(),
            ("count", "filtered") => a.filter(|x| number(x) > 0).count(),
            ("reduce", "sum") => a.reduce(add),
            ("reduce", "max") => a.reduce(max),
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

    /// A source that has no RDD in some batches.
    fn no_rdd(&self) -> Option<Stream> {
        let a = &self.a;
        let mapped = || a.map_with_state(self.spec(add_up), self.rules);
        Some(match self.trace.variant.as_str() {
            "count" => a.count(),
            "map" => a.map(|pair| pair[1].clone()),
            "reduceByKey" => a.reduce_by_key(add),
            "updateStateByKey" => a.update_state_by_key(None, |_, _, values, state| {
                let [calls, sum] = [0, 1].map(|at| state.as_ref().map_or(0, |state| number(&state[at])));
                Some(json!([calls + 1, sum + values.iter().map(number).sum::<i64>()]))
            }),
            "mapWithState" => mapped().0,
            "stateSnapshots" => mapped().1,
            "window2" => a.window(span(2, 1)),
            "window2s2" => a.window(span(2, 2)),
            "rbkw_inv" => a.sum_by_key_and_window_inverse(span(3, 1), None, self.rules),
            _ => return None,
        })
    }

    /// Three outputs; the first two fail where there is a 5.
    fn failing_outputs(&self) -> Option<Program> {
        let failing = self.a.narrow_or_fail(|records| {
            let ten_times = |x: Json| if x == json!(5) { Err("five") } else { Ok(json!(10 * number(&x))) };
            records.into_iter().map(ten_times).collect::<Result<_, _>>().map_err(str::to_owned)
        });
        let outputs = vec![failing.clone(), failing.window(span(2, 1)), self.a.count()];
        self.one_of(outputs, &["failing_map", "window_over_failing", "next_op"])
    }

    /// Three outputs; the function of the second throws in two batches. Only the trace of that one says in which.
    fn failing_transform(&self) -> Option<Program> {
        let said = self.list("throws_at_batches");
        let at = if said.is_empty() { vec![json!(4), json!(7)] } else { said };
        let throwing = self.a.throwing(move |n| at.contains(&json!(n)), self.rules);
        let outputs = vec![self.a.count(), throwing, self.a.window(span(3, 1))];
        self.one_of(outputs, &["other_before", "throwing_transform", "window_later"])
    }

    fn one_of(&self, outputs: Vec<Stream>, names: &[&str]) -> Option<Program> {
        let shown = names.iter().position(|name| *name == self.trace.variant)?;
        Some(Program { outputs, shown })
    }

    fn state(&self) -> Option<Stream> {
        let (a, clock) = (&self.a, self.clock());
        let initial = Some(self.list("initial"));
        let total = |values: &[Json]| values.iter().map(number).sum::<i64>();
        // the parts of a state that is a list of numbers
        let part = |state: &Option<Json>, at: usize| state.as_ref().map_or(0, |state| number(&state[at]));
        Some(match self.trace.variant.as_str() {
            "sum" | "sum3" => sums(a, None),
            "initial" => sums(a, initial),
            "calls" => a.update_state_by_key(None, move |_, _, values, state| {
                Some(json!([part(&state, 0) + 1, part(&state, 1) + values.len() as i64]))
            }),
            "remove_negative" => a.update_state_by_key(None, move |_, _, values, state| {
                let sum = state.as_ref().map_or(0, number) + total(values);
                (sum >= 0).then(|| json!(sum))
            }),
            "remove_idle" => a
                .update_state_by_key(None, move |_, _, values, state| {
                    let idle = if values.is_empty() { part(&state, 1) + 1 } else { 0 };
                    (idle < 2).then(|| json!([part(&state, 0) + total(values), idle]))
                })
                .map(|pair| json!([pair[0], pair[1][0]])),
            "initial_drop" => a.update_state_by_key(initial, move |_, _, values, state| {
                (!values.is_empty()).then(|| json!(state.as_ref().map_or(0, number) + total(values)))
            }),
            "iterator" => a.update_state_by_key(initial, |_, _, values, state| {
                values.iter().map(number).max().map(|max| json!(max)).or(state)
            }),
            "time_key" => {
                let initial = self.list("initial");
                let initial = initial.iter().map(|pair| json!([pair[0], [0, pair[1], "init"]])).collect();
                a.update_state_by_key(Some(initial), move |n, key, values, state| {
                    let last = if values.is_empty() { part(&state, 0) } else { clock.ms(n) };
                    Some(json!([last, part(&state, 1) + total(values), key]))
                })
            }
            "time_expire" => a.update_state_by_key(None, move |n, _, values, state| {
                let now = clock.ms(n);
                let last = if values.is_empty() { part(&state, 0) } else { now };
                (now - last <= 2000).then(|| json!([last, part(&state, 1) + total(values)]))
            }),
            _ => return None,
        })
    }

    /// What every function of state has: no timeout, and a checkpoint in every tenth batch.
    fn spec(&self, call: fn(&Spec, i64, &Json, Option<&Json>, &mut Cell) -> Option<Json>) -> Spec {
        Spec {
            call,
            clock: self.clock(),
            initial: self.list("initial"),
            timeout_ms: self.number("timeout_ms"),
            checkpoint: self.number("checkpoint_batches").unwrap_or(10),
            limit: self.number("limit").unwrap_or(0),
        }
    }

    fn mapped_state(&self) -> Option<Stream> {
        let with = |call| self.a.map_with_state(self.spec(call), self.rules);
        Some(match self.trace.variant.as_str() {
            "sum_mapped" | "initial_mapped" => with(add_up).0,
            "sum_snapshots" | "initial_snapshots" => with(add_up).1,
            "snapshots_count" => with(add_up).1.count(),
            "mapped_window" => with(add_up).0.window(span(2, 1)),
            "time_mapped" => with(last_time).0,
            "time_snapshots" => with(last_time).1,
            "remove_mapped" => with(up_to_limit).0,
            "remove_snapshots" => with(up_to_limit).1,
            _ => return None,
        })
    }

    fn timeouts(&self) -> Option<Stream> {
        let (kind, shown) = self.trace.variant.rsplit_once('_')?;
        let call = if kind == "touch" { until_idle_reading_zeros } else { until_idle };
        let (mapped, snapshots) = self.a.map_with_state(self.spec(call), self.rules);
        match shown {
            "mapped" => Some(mapped),
            "snapshots" => Some(snapshots),
            _ => None,
        }
    }
}

fn sums(pairs: &Stream, initial: Option<Vec<Json>>) -> Stream {
    pairs.update_state_by_key(initial, |_, _, values, state| {
        Some(json!(state.as_ref().map_or(0, number) + values.iter().map(number).sum::<i64>()))
    })
}

fn sorted(mut values: Vec<Json>) -> Json {
    values.sort_by(order);
    Json::Array(values)
}

fn words(line: &Json) -> Vec<Json> {
    let words = line.as_str().unwrap_or_default().split(' ').filter(|word| !word.is_empty());
    words.map(|word| json!(word)).collect()
}

fn distinct(stream: &Stream) -> Stream {
    stream.map(|x| json!([x, null])).per_key(|_| Json::Null).map(|pair| pair[0].clone())
}

/// The most frequent first, those of the same number by name.
fn ranked(counts: &Stream, k: i64) -> Stream {
    counts.narrow(move |mut pairs| {
        pairs.sort_by(|a, b| order(&b[1], &a[1]).then_with(|| order(&a[0], &b[0])));
        pairs.truncate(usize::try_from(k).unwrap_or(0));
        pairs
    })
}

fn sum_with(value: Option<&Json>, cell: &Cell) -> i64 {
    cell.state.as_ref().map_or(0, number) + value.map_or(0, number)
}

fn add_up(_: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    cell.update(json!(sum));
    Some(json!([key, sum]))
}

fn last_time(spec: &Spec, n: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let now = spec.clock.ms(n);
    cell.update(json!(now));
    (value.map_or(0, number) >= 0).then(|| json!([now, key]))
}

fn up_to_limit(spec: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    if sum.abs() >= spec.limit {
        if cell.state.is_some() {
            cell.remove();
        }
        return Some(json!([key, "removed", sum]));
    }
    cell.update(json!(sum));
    (value.map_or(0, number) != 0).then(|| json!([key, "sum", sum]))
}

fn until_idle(_: &Spec, _: i64, key: &Json, value: Option<&Json>, cell: &mut Cell) -> Option<Json> {
    let sum = sum_with(value, cell);
    if value.is_none() {
        return Some(json!([key, "timeout", sum]));
    }
    cell.update(json!(sum));
    Some(json!([key, "sum", sum]))
}

fn until_idle_reading_zeros(
    spec: &Spec,
    n: i64,
    key: &Json,
    value: Option<&Json>,
    cell: &mut Cell,
) -> Option<Json> {
    if value.is_some_and(|value| number(value) == 0) {
        return Some(match &cell.state {
            Some(sum) => json!([key, "read", sum]),
            None => json!([key, "absent", -1]),
        });
    }
    until_idle(spec, n, key, value, cell)
}
