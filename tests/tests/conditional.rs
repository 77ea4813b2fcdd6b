//! `#[cfg(..)]` in a pipeline: what it excludes is not in the plan; lint levels of statements hold
//! for what they become.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![deny(deprecated, unused)]
#![allow(
    clippy::non_minimal_cfg,
    reason = "`all()` and `any()` are the conditions that hold and that do not"
)]

use streamc::{Pipeline, prelude::*, testkit::TestKit};

#[deprecated]
fn old(line: &str) -> usize {
    line.len()
}

/// The text of a plan, which lies in the binary.
fn plan(pipeline: &Pipeline) -> &'static str {
    pipeline.plan().text
}

/// Every place that can be conditional.
#[pipeline(batch = "1s")]
fn statements(
    #[cfg(any())] gone: DStream<u64>,
    #[cfg(all())] lines: DStream<&str>,
    #[cfg(not(any()))] min: usize,
    #[cfg(any())] max: usize,
) {
    //! An inner comment.
    #![allow(unused_mut, reason = "the level is what is tested")]
    #[cfg(any())]
    let lines = lines.filter(|line| line.len() > 1_000);
    #[cfg(all())]
    let lines = lines.filter(|line| line.len() >= min);
    #[cfg(any())]
    let (text, other) = ("off", compile_error!("not reached"));
    #[cfg(not(any()))]
    let (text, other) = ("on", 1);
    lines
        .map(|line| {
            #[cfg(any())]
            let line = "gone";
            match line.len() + other {
                #[cfg(any())]
                _ => format!("never {line}"),
                #[cfg(all())]
                _ => format!("{text} {line}"),
            }
        })
        .print();
    #[cfg(any())]
    lines.count().print();
    #[cfg(any())]
    gone.map(|n| n.min(max)).print();
    #[cfg_attr(all(), cfg(any()))]
    lines.map(|line| line.len()).print();
}

#[test]
fn what_is_excluded_is_not_in_the_plan() {
    let pipeline = statements(queue_stream([["a", "bb", "ccc"]]), 2);
    assert_eq!(pipeline.plan().outputs, ["lines.map.print"]);
    assert_eq!(plan(&pipeline).matches("filter").count(), 2, "{}", plan(&pipeline));
    let mut kit = TestKit::new(pipeline).partitions(1);
    assert_eq!(kit.run_batch().unwrap().output("lines.map.print"), ["on bb", "on ccc"]);
}

struct Pair {
    #[cfg(any())]
    gone: usize,
    a: usize,
    #[cfg(all(not(any()), all()))]
    b: usize,
}

fn sum(numbers: &[usize], more: usize) -> usize {
    numbers.iter().sum::<usize>() + more
}

/// Lists of every kind that lose their first, a middle or their last element; plain Rust within
/// closures.
#[pipeline(batch = "1s")]
fn lists(
    #[cfg(any())] first: DStream<u64>,
    lines: DStream<&str>,
    #[cfg(any())] middle: impl Fn(u8),
    #[cfg(not(all(all(), any())))] least: usize,
    #[cfg(any())] last: usize,
) {
    #[cfg_attr(all(), allow(unused_variables, reason = "the level is what is tested"))]
    let pair = Pair {
        #[cfg(any())]
        gone: 1,
        a: 1,
        #[cfg(all())]
        b: least,
    };
    #[cfg_attr(any(), no_such_attribute)]
    let totals = lines.map(|#[cfg(any())] gone, line, #[cfg(any())] other| {
        let Pair {
            #[cfg(any())]
            gone,
            a,
            #[cfg(not(any()))]
            b,
        } = &pair;
        let numbers = [
            #[cfg(any())]
            100,
            10,
            #[cfg(any())]
            100,
            20,
            #[cfg(any())]
            100,
        ];
        enum Kind {
            #[cfg(any())]
            Gone(u8),
            Some(#[cfg(any())] u8, usize),
        }
        fn second<#[cfg(any())] A, B>(#[cfg(any())] _: A, b: B) -> B {
            b
        }
        let kind = Kind::Some(second(line.len()));
        match kind {
            #[cfg(any())]
            Kind::Gone(n) => usize::from(n),
            #[cfg(any())]
            Kind::Some(..) if true => 0,
            Kind::Some(n) if cfg!(all()) => {
                #[cfg(any())]
                return 0;
                let more = n + a + b;
                sum(
                    #[cfg(any())]
                    &[],
                    &numbers,
                    #[cfg(all())]
                    more,
                )
            }
            Kind::Some(_) => 1,
        }
    });
    totals.print();
}

#[test]
fn lists_lose_what_is_excluded() {
    let mut kit = TestKit::new(lists(queue_stream([["abc"]]), 1000));
    assert_eq!(kit.run_batch().unwrap().output("totals.print"), ["1034"]);
}

/// Cases that this crate's tests are built with and without: a flag of the profile, and its
/// opposite.
#[pipeline(batch = "1s")]
fn either(lines: DStream<&str>) {
    #[cfg(debug_assertions)]
    let lines = lines.map(|line| line.len());
    #[cfg(not(debug_assertions))]
    let lines = lines.map(|line| line.len() + 100);
    lines.print();
}

#[test]
fn one_of_two_alternatives_is_taken() {
    let mut kit = TestKit::new(either(queue_stream([["abc"]])));
    let expected = if cfg!(debug_assertions) { "3" } else { "103" };
    assert_eq!(kit.run_batch().unwrap().output("lines.print"), [expected]);
}

/// A whole pipeline, and one that stands beside another condition.
#[cfg(any())]
#[pipeline]
fn excluded(lines: DStream<&str>) {
    lines.no_such_operator();
}

#[pipeline]
#[cfg(any())]
fn excluded(lines: DStream<&str>) {
    lines.no_such_operator();
}

#[pipeline(batch = "1s")]
mod jobs {
    //! A module has inner comments too.
    #![allow(dead_code, reason = "the level is what is tested")]
    use streamc::prelude::*;

    #[cfg(any())]
    fn clean(raw: DStream<&str>) -> DStream<&str> {
        raw.filter(|line| line.starts_with("never"))
    }

    #[cfg(all())]
    fn clean(raw: DStream<&str>, #[cfg(any())] n: usize, #[cfg(all())] n: usize) -> DStream<&str> {
        #[cfg(any())]
        let n = n + 1_000;
        raw.filter(|line| line.len() > n)
    }

    #[cfg(any())]
    pub fn never(lines: DStream<&str>) {
        lines.no_such_operator();
    }

    pub fn job(lines: DStream<&str>) {
        clean(lines, 1).print();
    }
}

#[test]
fn fragments_and_pipelines_of_a_module_can_be_conditional() {
    let mut kit = TestKit::new(jobs::job(queue_stream([["a", "bb"]])));
    kit.run_batch().unwrap();
    assert_eq!(kit.outputs().values().next().unwrap()[0], ["bb"]);
}

/// Every statement has its own levels, under `deny` for the file.
#[pipeline(batch = "1s")]
fn lints(lines: DStream<&str>) {
    #[allow(deprecated, reason = "the level is what is tested")]
    let lengths = lines.map(|line| old(line.trim())).filter(|n| *n > 0);
    #[expect(deprecated, reason = "the level is what is tested")]
    lines.map(old).print();
    #[expect(deprecated, reason = "several closures")]
    lines.filter(|line| old(line) > 1).map(|line| line.len()).print();
    #[allow(unused_variables, reason = "the level is what is tested")]
    lengths
        .map(|n| {
            let unused = n;
            n
        })
        .print();
    #[allow(unused, reason = "the level is what is tested")]
    let nobody_reads_it = lines.map(|line| line.len());
    #[allow(deprecated, reason = "the level is what is tested")]
    lines.cache().print();
    #[rustfmt::skip]
    #[allow(deprecated, reason = "the level is what is tested")]
    lines.map(|line| (line, 1u64)).group_by_key().map(|(key, ones)| (key, ones.iter().sum::<u64>())).print();
}

#[test]
fn lint_levels_hold_for_what_a_statement_becomes() {
    let mut kit = TestKit::new(lints(queue_stream([["a", "bb"]]))).partitions(1);
    let batch = kit.run_batch().unwrap();
    assert_eq!(batch.output("lines.filter.map.print"), ["2"]);
}
