//! `Rdd` as closures of `foreach_rdd` see it, through a pipeline with two partitions. No closure is
//! annotated.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::{Arc, Mutex};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline, Result,
    record::Str,
    testkit::{self, TestInput, TestKit},
};

/// Runs `lines.map(f).foreach_rdd($closure)` over the lines `c a b a` in two partitions and gives
/// what it noted.
macro_rules! seen {
    (|$rdd:ident, $note:ident| $body:expr) => {{
        static PLAN: __rt::Plan =
            __rt::Plan { name: "seen", outputs: &["foreach_rdd"], calls: 1, ..__rt::Plan::EMPTY };
        let input: TestInput<Str> = testkit::input::<&str>();
        let notes = Arc::new(Mutex::new(Vec::<String>::new()));
        let noted = Arc::clone(&notes);
        let stream = input.stream::<&str>();
        let pipeline = Pipeline::build(&PLAN, move |__b| {
            let __i0 = __b.input("lines", stream);
            Ok(__rt::batch_fn(move |__cx| {
                let __h0 = __rt::Held::new();
                let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                    let mut __t0 = __rt::Keep::new();
                    __rt::each(__part, true, |__r0| __t0.push(__r0));
                    __t0.done()
                });
                let __g0 = __rt::gather(__cx, 0, &__h0, __s0);
                if __cx.is_driver() {
                    let mut note = |text: String| noted.lock().unwrap().push(text);
                    __rt::foreach_rdd(__cx, 0, __g0, |$rdd| {
                        let $note = &mut note;
                        $body
                    });
                }
            }))
        });
        input.push(["c", "a", "b", "a"]);
        let result: Result<_> = TestKit::new(pipeline).run_batch();
        result.unwrap();
        let notes = notes.lock().unwrap().clone();
        notes
    }};
}

#[test]
fn counting_and_looking_leave_it_as_it_is() {
    let notes = seen!(|rdd, note| {
        note(format!("{} {} {}", rdd.count(), rdd.is_empty(), rdd.n_partitions()));
        note(format!("{:?} {:?}", rdd.take(3), rdd.first()));
        note(rdd.iter().map(|line| line.to_uppercase()).collect());
        for part in rdd.partitions() {
            note(part.join("+"));
        }
    });
    assert_eq!(notes, ["4 false 2", "[\"c\", \"a\", \"b\"] Some(\"c\")", "CABA", "c+a", "b+a"]);
}

#[test]
fn it_gives_its_records_away_in_order() {
    let notes = seen!(|rdd, note| note(format!("{:?}", rdd.collect())));
    assert_eq!(notes, ["[\"c\", \"a\", \"b\", \"a\"]"]);
    let notes = seen!(|rdd, note| for line in rdd {
        note(line.to_owned());
    });
    assert_eq!(notes, ["c", "a", "b", "a"]);
}

#[test]
fn it_is_sorted_by_order_or_key() {
    assert_eq!(seen!(|rdd, note| note(rdd.sort_by(|a, b| b.cmp(a)).collect().concat())), ["cbaa"]);
    assert_eq!(seen!(|rdd, note| note(rdd.sort_by_key(|line| line.len()).collect().concat())), ["caba"]);
    assert_eq!(seen!(|rdd, note| note(rdd.top_by(2, |line| *line).collect().concat())), ["cb"]);
}

#[test]
fn a_closure_may_give_a_count_or_a_result_or_never_return() {
    assert!(seen!(|rdd, _note| rdd.count()).is_empty());
    assert!(seen!(|rdd, _note| rdd.first().map(drop).ok_or("no record")).is_empty());
    let notes = seen!(|rdd, note| {
        if rdd.is_empty() {
            unreachable!("{:?}", rdd.first())
        }
        note("came here".to_owned())
    });
    assert_eq!(notes, ["came here"]);
}
