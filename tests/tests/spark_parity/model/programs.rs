//! The programs of the traces, as the model has them.

mod batch;
mod state;

use self::state::{add_up, sums};
use super::{
    Program, Rules, Stream,
    state::Clock,
    stream::{Fold, add, max, number},
    windows::{Keep, Span},
};
use crate::trace::{Trace, order};
use serde_json::{Value as Json, json};
use std::collections::VecDeque;

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
        "queueStream" => shown(maker.queue()?),
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

    /// A queue that is filled while the batches run.
    fn queue(&self) -> Option<Stream> {
        let default = self.trace.param("default_rdd").as_array().cloned().unwrap_or_default();
        let one_at_a_time = self.trace.param("one_at_a_time").as_bool()?;
        let (mut entries, mut waiting) = (self.trace.input("a").into_iter(), VecDeque::new());
        let pushed = self.list("pushed_before_batch");
        let batches = (0..self.trace.batches()).map(|i| {
            waiting.extend(entries.by_ref().take(pushed.get(i).map_or(0, number) as usize));
            let taken = if one_at_a_time { waiting.len().min(1) } else { waiting.len() };
            if taken == 0 { default.clone() } else { waiting.drain(..taken).flatten().collect() }
        });
        let batches: Vec<Vec<Json>> = batches.collect();
        let queue = Stream::new(1, move |_, n| Ok(Some(Ok(batches[n as usize - 1].clone()))));
        Some(if self.trace.variant.ends_with("_count") { queue.count() } else { queue })
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

    /// Three outputs; the function of the second throws in two batches. Only the trace of that one
    /// says in which.
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
}

fn sorted(mut values: Vec<Json>) -> Json {
    values.sort_by(order);
    Json::Array(values)
}

/// The most frequent first, those of the same number by name.
fn ranked(counts: &Stream, k: i64) -> Stream {
    counts.narrow(move |mut pairs| {
        pairs.sort_by(|a, b| order(&b[1], &a[1]).then_with(|| order(&a[0], &b[0])));
        pairs.truncate(usize::try_from(k).unwrap_or(0));
        pairs
    })
}
