//! A pipeline written by hand as the compiler emits it: with borrowed records across exchanges,
//! groups and state. It says which equalities hold between executors: local and wire give the same
//! text; several instances give the same records; a panic is the same fault everywhere and leaves
//! state as of the batch before. It also shows that closures need no annotation anywhere.
#![allow(clippy::unwrap_used, reason = "a test may")]
#![allow(clippy::redundant_closure, reason = "as it is emitted")]

use std::{io, path::PathBuf};
use streamc_runtime::{
    Error, Pipeline, Result, StreamingContext,
    dstream::IntoDStream,
    env::{Console, ManualClock, MemFs},
    exec::Local,
    testkit::{self, Executor, Options, Outputs, TestKit},
};

fn words(lines: impl IntoDStream<&'static str>, min: usize, stop: String) -> Pipeline {
    use ::streamc_runtime::__abi_0_1_0 as __rt;
    static PLAN: __rt::Plan = __rt::Plan {
        name: "words",
        operators: &[
            __rt::Operator { name: "flat_map", binding: "words", at: "src/main.rs:3:20" },
            __rt::Operator { name: "filter", binding: "words", at: "src/main.rs:4:20" },
            __rt::Operator { name: "map", binding: "counts", at: "src/main.rs:5:20" },
        ],
        outputs: &["counts", "n", "groups", "state", "driver"],
        calls: 8,
        slots: &[__rt::SlotInfo {
            name: "counts.update_state_by_key",
            shape: "update_state_by_key",
            scope: __rt::Scope::Key,
        }],
        batch_us: Some(1_000_000),
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::TextFilesSink::new("out/counts", ""));
        let __o1 = __b.sink(1, __rt::PrintSink::new(10));
        let __o2 = __b.sink(2, __rt::TextFilesSink::new("out/groups", "txt"));
        let __o3 = __b.sink(3, __rt::TextFilesSink::new("out/state", ""));
        let __d0 = __rt::driver_state(Vec::<u64>::new());
        Ok(__rt::batch_fn(move |__cx| {
            let (__h0, __h1, __h2, __h3, __h4, __h5, __h6, __h7) = (
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
                __rt::Held::new(),
            );
            let (__k0, __k1) = (__rt::Hold::new(), __rt::Hold::new());
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Combine::new(__cx.seed());
                let mut __t1 = __rt::Count::new();
                let mut __t2 = __rt::KeepKeyed::new(__cx.seed());
                let mut __t3 = __rt::KeepKeyed::new(__cx.seed());
                __rt::each(__part, true, |__r0| {
                    for __r1 in __rt::pull(0, __rt::call(0, __r0, |line| line.split_whitespace())) {
                        if __rt::test(1, &__r1, |w| w.len() >= min && *w != stop) {
                            __t1.push();
                            let __r2 = __rt::call(2, __rt::share(&__r1), |w| {
                                if w == "boom" {
                                    panic!("boom!")
                                }
                                (w, 1u64)
                            });
                            __t0.push(3, __r2, |a, b| a + b);
                            let __r3 = __rt::call(4, __rt::share(&__r1), |w| (w.len(), w));
                            __t2.push(__r3);
                            let __r4 = __rt::call(4, __r1, |w| (w.get(..1).unwrap_or(""), w));
                            __t3.push(__r4);
                        }
                    }
                });
                (
                    __rt::scatter(__cx, __t0.done(3, |a, b| a + b)),
                    (__t1.done(), (__rt::scatter(__cx, __t2.done()), (__rt::scatter(__cx, __t3.done()), ()))),
                )
            });
            let (__c0, __s0) = __rt::split(__s0);
            let (__c1, __s0) = __rt::split(__s0);
            let (__c2, __s0) = __rt::split(__s0);
            let (__c3, _) = __rt::split(__s0);
            let __s1 = __rt::stage(__cx, 1, __rt::exchange(__cx, 0, &__h0, __c0), |__pieces| {
                let mut __t = __rt::Keep::new();
                for __r in __rt::pull(3, __rt::merge(3, __cx.seed(), __pieces, |a, b| a + b)) {
                    __t.push(__r)
                }
                __t.done()
            });
            __rt::write(__cx, &__o0, __rt::gather(__cx, 1, &__h1, __s1));
            let __s2 = __rt::stage(__cx, 2, __rt::exchange_to_one(__cx, 2, &__h2, __c1), |__p| {
                let mut __t = __rt::Keep::new();
                for __r in __rt::total(__p) {
                    __t.push(__r)
                }
                __t.done()
            });
            __rt::write(__cx, &__o1, __rt::gather(__cx, 4, &__h7, __s2));
            let __g0 = __rt::stage(__cx, 0, __rt::exchange(__cx, 3, &__h3, __c2), |__p| {
                __rt::Grouped::new(8, __cx.seed(), __p)
            });
            let __g0 = __k0.hold(__g0);
            let __s3 = __rt::stage(__cx, 3, __g0, |__g| {
                let mut __t = __rt::Keep::new();
                for __r in __g.iter() {
                    __t.push(__rt::call(9, __r, |(k, g)| {
                        (k, g.iter().max().unwrap_or("").len(), g.iter().count())
                    }))
                }
                __t.done()
            });
            __rt::write(__cx, &__o2, __s3);
            let mut __e0 = __cx.enter(0);
            let __g1 = __rt::stage(__cx, 1, __rt::exchange(__cx, 6, &__h4, __c3), |__p| {
                __rt::Grouped::new(10, __cx.seed(), __p)
            });
            let __g1 = __k1.hold(__g1);
            let __s4 = __rt::stage(__cx, 4, __e0.with(__g1), |(__p, __cell)| {
                let mut __t = (__rt::Keep::new(), __rt::Keep::new());
                for __r in __rt::update_state(__cx, 10, __cell, __p, None, |vs, s: Option<&str>| {
                    vs.iter().max().or(s).max(s)
                }) {
                    __t.0.push(__rt::share(&__r));
                    __t.1.push(__r);
                }
                (__t.0.done(), (__t.1.done(), ()))
            });
            let (__c4, __s4) = __rt::split(__s4);
            let (__c5, _) = __rt::split(__s4);
            __rt::write(__cx, &__o3, __rt::gather(__cx, 5, &__h5, __c4));
            let __g2 = __rt::gather(__cx, 7, &__h6, __c5);
            if __cx.is_driver() {
                let mut seen = __d0.take(__cx);
                __rt::foreach_rdd(__cx, 4, __g2, |rdd| {
                    if rdd.iter().any(|(_, s)| *s == "undo") {
                        panic!("undone")
                    }
                    seen.push(rdd.count())
                });
                __d0.put(seen);
            }
        }))
    })
}

const BATCHES: [&[&str]; 6] = [
    &["a bb a", "ccc x a", "a a dd bb"],
    &[],
    &["dd", "zz", "", "é a"],
    &["ok", "boom"],
    &["undo zzz"],
    &["q"],
];

fn run(options: Options) -> (Outputs, Vec<String>) {
    let input = testkit::input::<&str>();
    let mut kit = TestKit::with_options(words(input.stream::<&str>(), 1, "x".into()), options);
    let mut errors = Vec::new();
    for batch in BATCHES {
        input.push(batch.iter().copied());
        let result: Result<_> = kit.run_batch();
        errors.extend(result.err().map(|error: Error| error.to_string()));
    }
    (kit.outputs().clone(), errors)
}

fn sorted(mut outputs: Outputs) -> Outputs {
    outputs.values_mut().flatten().for_each(|lines| lines.sort());
    outputs
}

#[test]
fn executors_and_partitions_agree() {
    let one = run(Options { partitions: 1, source_partitions: 1, ..Options::default() });
    for (partitions, source_partitions) in [(1, 1), (1, 3), (2, 2), (7, 4)] {
        let with = |executor| run(Options { executor, partitions, source_partitions, ..Options::default() });
        let local = with(Executor::Local { threads: 2 });
        assert_eq!(local, with(Executor::Wire), "local and wire, {partitions} partitions");
        for instances in [1, 3] {
            let sim = with(Executor::Sim { instances, seed: 7 });
            assert_eq!(local, sim, "local and {instances} instances, {partitions} partitions");
        }
        assert_eq!(sorted(local.0), sorted(one.0.clone()), "1 and {partitions} partitions");
    }
}

#[test]
fn a_panic_takes_its_batch_away_and_leaves_the_state_before() {
    let (outputs, errors) = run(Options { partitions: 1, source_partitions: 1, ..Options::default() });
    let in_a_stage = [
        "pipeline `words`",
        "1700000004000 ms",
        "`counts`",
        "`map` at src/main.rs:5:20",
        "on record 2",
        "boom!",
    ];
    // here the new state was complete, and the text of the other outputs too, when the last output
    // failed
    let in_an_output = ["pipeline `words`", "1700000005000 ms", "output `driver` failed", "undone"];
    assert_eq!(errors.len(), 2);
    for (error, parts) in errors.iter().zip([&in_a_stage[..], &in_an_output]) {
        for part in parts {
            assert!(error.contains(part), "{part} in: {error}");
        }
    }
    assert_eq!(outputs["counts"][0], ["(a,5)", "(bb,2)", "(ccc,1)", "(dd,1)"]);
    assert_eq!(outputs["n"], [vec!["9"], vec!["0"], vec!["4"], vec![], vec![], vec!["1"]]);
    assert_eq!(outputs["groups"][0], ["(1,1,5)", "(2,2,3)", "(3,3,1)"]);
    assert_eq!(outputs["state"][2], ["(a,a)", "(b,bb)", "(c,ccc)", "(d,dd)", "(z,zz)", "(,é)"]);
    assert!(outputs["state"][3].is_empty() && outputs["state"][4].is_empty());
    assert_eq!(outputs["state"][5], ["(a,a)", "(b,bb)", "(c,ccc)", "(d,dd)", "(z,zz)", "(,é)", "(q,q)"]);
}

#[test]
fn overlapping_batches_leave_the_same_files_as_batches_one_after_another() {
    let files = |concurrent| {
        let (fs, input) = (MemFs::new(), testkit::input::<&str>());
        for n in 0..40 {
            let lines = [format!("a{} b{} c", n % 7, n % 3), format!("d{}", n % 5)];
            input.push(lines.iter().map(String::as_str));
        }
        let builder =
            StreamingContext::builder().clock(ManualClock::new(0)).fs(fs.clone()).signals(false).quiet();
        let builder =
            builder.seed(1).console(Nowhere).executor(Local::new(2, 3)).concurrent_batches(concurrent);
        builder.build().unwrap().run(words(input.stream::<&str>(), 1, "x".into())).unwrap();
        // the run of the program is another one
        let read = |path: PathBuf| {
            let text = String::from_utf8(fs.get(&path).unwrap()).unwrap();
            (path, text.lines().filter(|line| !line.starts_with("run ")).collect::<Vec<_>>().join("\n"))
        };
        fs.paths().into_iter().map(read).collect::<Vec<_>>()
    };
    let one = files(1);
    assert!(one.iter().any(|(path, text)| path.starts_with("out/state-39000") && text.contains("(d,d4)")));
    assert_eq!(one, files(4));
}

#[derive(Debug)]
struct Nowhere;

impl Console for Nowhere {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}
