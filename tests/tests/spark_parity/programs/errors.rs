//! Outputs and closures of the driver that fail. By default that stops the context, so that these
//! programs run in a real one; where a failing output goes without the batch they run in the kit,
//! which shows the dead letters.

use super::Cases;
use crate::{
    differences::Difference,
    json::{ToJson, records},
    model::{Rules, answers},
    trace::{Answers, Trace, failed},
};
use serde_json::Value as Json;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use streamc::{
    prelude::*,
    testkit::{self, TestInput, TestKit},
};

pub(crate) const CASES: Cases =
    &[("foreachRDD_errors", foreach_rdd_errors), ("transform_errors", transform_errors)];

/// Makes the program of a trace.
type Make = fn(DStream<i64>, Log) -> Pipeline;

fn foreach_rdd_errors(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "failing_map" | "next_op" | "window_over_failing" => until_it_stops(trace, failing_map),
        _ => trace.unknown(),
    }
}

fn transform_errors(trace: &Trace) -> Result<Answers, String> {
    match trace.variant.as_str() {
        "throwing_transform" | "other_before" | "window_later" => until_it_stops(trace, throwing_transform),
        _ => trace.unknown(),
    }
}

/// What each output got in each batch, by the binding that it stands behind.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<BTreeMap<(&'static str, u64), Json>>>);

impl Log {
    fn take<T: ToJson>(&self, output: &'static str, time: BatchTime, rdd: Rdd<T>) {
        let records = rdd.into_iter().map(|record| record.to_json()).collect();
        self.0.lock().unwrap().insert((output, time.millis()), records);
    }

    /// Where a record is an error, the output fails.
    fn take_good(
        &self,
        output: &'static str,
        time: BatchTime,
        rdd: Rdd<Result<i64, String>>,
    ) -> Result<(), String> {
        let good: Result<Vec<i64>, String> = rdd.into_iter().collect();
        self.take(output, time, Rdd::of(good?));
        Ok(())
    }

    fn of(&self, output: &str, trace: &Trace, i: usize) -> Json {
        let time = trace.start_ms() + (i as u64 + 1) * trace.batch_ms();
        let log = self.0.lock().unwrap();
        let found = log.iter().find(|((name, at), _)| *name == output && *at == time);
        found.map_or(Json::Null, |(_, records)| records.clone())
    }
}

/// An exception of the trace is an `Err` here: a record that could not be computed, and an output
/// that hands it on.
fn ten_times(x: i64) -> Result<i64, String> {
    if x == 5 { Err("five".to_owned()) } else { Ok(x * 10) }
}

#[pipeline(batch = "1s")]
fn failing_map(a: DStream<i64>, log: Log) {
    let failing_map = a.map(ten_times);
    failing_map.foreach_rdd(|rdd, time| log.take_good("failing_map", time, rdd));
    let window_over_failing = failing_map.window("2s");
    window_over_failing.foreach_rdd(|rdd, time| log.take_good("window_over_failing", time, rdd));
    let next_op = a.count();
    next_op.foreach_rdd(|rdd, time| log.take("next_op", time, rdd));
}

#[pipeline(batch = "1s")]
fn failing_map_skips(a: DStream<i64>, log: Log) {
    let failing_map = a.map(ten_times);
    failing_map.foreach_rdd(|rdd, time| log.take_good("failing_map", time, rdd)).on_error("skip");
    let window_over_failing = failing_map.window("2s");
    window_over_failing
        .foreach_rdd(|rdd, time| log.take_good("window_over_failing", time, rdd))
        .on_error("skip");
    let next_op = a.count();
    next_op.foreach_rdd(|rdd, time| log.take("next_op", time, rdd)).on_error("skip");
}

/// The same with a closure that panics. What runs in one loop fails together; `next_op` has a loop
/// of its own here, as every job of Spark has.
#[pipeline(batch = "1s", without = "share_prefix")]
fn panicking_map_skips(a: DStream<i64>, log: Log) {
    let failing_map = a.map(|x| {
        assert!(x != 5, "five");
        x * 10
    });
    failing_map.foreach_rdd(|rdd, time| log.take("failing_map", time, rdd)).on_panic("dead_letter");
    let window_over_failing = failing_map.window("2s");
    window_over_failing
        .foreach_rdd(|rdd, time| log.take("window_over_failing", time, rdd))
        .on_panic("dead_letter");
    let next_op = a.count();
    next_op.foreach_rdd(|rdd, time| log.take("next_op", time, rdd)).on_panic("dead_letter");
}

/// The closure of the trace throws in the fourth and in the seventh batch.
fn throw(time: BatchTime, rdd: Rdd<i64>) -> Rdd<i64> {
    assert!(!matches!(time.millis(), 4000 | 7000), "it throws");
    rdd
}

#[pipeline(batch = "1s")]
fn throwing_transform(a: DStream<i64>, log: Log) {
    let other_before = a.count();
    other_before.foreach_rdd(|rdd, time| log.take("other_before", time, rdd));
    let throwing_transform = a.transform(|rdd, time| throw(time, rdd));
    throwing_transform.foreach_rdd(|rdd, time| log.take("throwing_transform", time, rdd));
    let window_later = a.window("3s");
    window_later.foreach_rdd(|rdd, time| log.take("window_later", time, rdd));
}

#[pipeline(batch = "1s")]
fn throwing_transform_skips(a: DStream<i64>, log: Log) {
    let other_before = a.count();
    other_before.foreach_rdd(|rdd, time| log.take("other_before", time, rdd)).on_panic("dead_letter");
    let throwing_transform = a.transform(|rdd, time| throw(time, rdd));
    throwing_transform
        .foreach_rdd(|rdd, time| log.take("throwing_transform", time, rdd))
        .on_panic("dead_letter");
    let window_later = a.window("3s");
    window_later.foreach_rdd(|rdd, time| log.take("window_later", time, rdd)).on_panic("dead_letter");
}

/// All batches of the trace.
fn whole_input(trace: &Trace) -> Result<TestInput<i64>, String> {
    let input = testkit::input::<i64>();
    for batch in trace.input_to_end("a") {
        input.push(records::<i64>(&batch)?);
    }
    Ok(input)
}

/// Runs batches up to the first that fails: a context stops there.
fn until_it_stops(trace: &Trace, make: Make) -> Result<Answers, String> {
    let (log, input) = (Log::default(), whole_input(trace)?);
    let mut kit = TestKit::new(make(input.stream(), log.clone())).start_ms(trace.start_ms());
    let mut answers: Answers = Vec::new();
    for i in 0..trace.batches() {
        if let Err(error) = kit.run_batch() {
            // what a closure of the driver saw of a batch that failed is not the answer
            answers.push(failed(&error.to_string()));
            break;
        }
        answers.push(log.of(&trace.variant, trace, i));
    }
    answers.resize(trace.batches(), Json::Null);
    Ok(answers)
}

/// Runs all batches; an output that goes without a batch leaves a letter.
fn to_the_end(trace: &Trace, make: Make) -> Result<Answers, String> {
    let (log, input) = (Log::default(), whole_input(trace)?);
    let mut kit = TestKit::new(make(input.stream(), log.clone())).start_ms(trace.start_ms());
    for _ in 0..trace.batches() {
        kit.run_batch().map_err(|error| error.to_string())?;
    }
    let letters = kit.dead_letters().map_err(|error| error.to_string())?;
    let of_output = format!("{}.foreach_rdd", trace.variant);
    let answer = |i| {
        let letter = letters.iter().find(|letter| letter.batch.seq == i as u64 && letter.output == of_output);
        letter.map_or_else(|| log.of(&trace.variant, trace, i), |letter| failed(&letter.reason))
    };
    Ok((0..trace.batches()).map(answer).collect())
}

/// With `on_error("skip")` an output that fails is what it is in Spark, and with
/// `on_panic("dead_letter")` a `transform` that throws is the failure of its output alone.
#[test]
fn outputs_that_go_without_a_batch_leave_the_others_alone() {
    let mut n_failed = 0;
    for (name, trace) in crate::traces(&crate::dir()) {
        let (makes, rules): (&[Make], _) = match trace.case.as_str() {
            "foreachRDD_errors" => (&[failing_map_skips, panicking_map_skips], Rules::SPARK),
            "transform_errors" => (&[throwing_transform_skips], Rules::with(&[Difference::FailingTransform])),
            _ => continue,
        };
        let expected = answers(&trace, rules).unwrap();
        for make in makes {
            let answers = to_the_end(&trace, *make).unwrap_or_else(|error| panic!("{name}: {error}"));
            let same = trace.compare_with(&expected, &answers);
            same.unwrap_or_else(|error| panic!("{name}: {error}"));
            n_failed += answers.iter().filter(|answer| answer.is_object()).count();
        }
    }
    assert!(n_failed > 0, "outputs failed");
}
