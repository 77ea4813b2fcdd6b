//! Random pipelines against a naive reference.
//!
//! **Goal:** what a pipeline gives does not depend on how it is compiled and where it runs.
//! **Method:** the pipelines of `tests/pipelines`, which `cargo xtask gen-pipelines` writes, cover
//! every operator and every pair of neighbouring kinds; each runs on random batches under every
//! executor with several numbers of partitions, and with rules of the optimizer switched off.
//! Outputs are held against `streamc_tests::reference`, which knows neither partitions nor stages:
//! exactly where every operator on the way keeps the order of records, otherwise as multisets.
//!
//! To repeat a failure, run it with `STREAMC_SEED=<the seed in its message>`.

#[path = "../pipelines/generated.rs"]
#[rustfmt::skip]
#[allow(clippy::all, deprecated, noop_method_call, unused_variables, reason = "closures are put together by a program, some for nothing")]
mod generated;
#[path = "../pipelines/support.rs"]
mod support;
#[path = "../pipelines/without.rs"]
#[rustfmt::skip]
#[allow(clippy::all, deprecated, noop_method_call, unused_variables, reason = "closures are put together by a program, some for nothing")]
mod without;

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};
use streamc::testkit::{Executor, Options, TestKit};
use streamc_compiler::op::OPERATORS;
use streamc_tests::{
    generator::{self, Covered, GENERATED, N_BATCHES, Pipeline, Rng, Ty, batches},
    reference::{MEANINGS, Reference, Value},
};
use support::{Given, Out};

/// What every output was given in one batch, by partition.
type Outputs = Vec<Vec<Vec<String>>>;

/// The executors, the numbers of partitions, and the numbers of partitions of each input.
const EXECUTORS: [Executor; 5] = [
    Executor::Local { threads: 1 },
    Executor::Local { threads: 2 },
    Executor::Wire,
    Executor::Sim { instances: 1, seed: 5 },
    Executor::Sim { instances: 3, seed: 6 },
];
const PARTITIONS: [u32; 3] = [1, 2, 7];
const SOURCE_PARTITIONS: [usize; 2] = [1, 3];

/// Drawn once for all tests.
fn pipelines() -> &'static [Pipeline] {
    static DRAWN: OnceLock<Vec<Pipeline>> = OnceLock::new();
    DRAWN.get_or_init(|| generator::pipelines(generator::SEED))
}

fn seed() -> u64 {
    std::env::var("STREAMC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_240)
}

/// Runs a function of the generated files on all batches.
fn run(name: &str, n_outputs: usize, batches: &[Vec<Vec<Value>>], options: Options) -> Vec<Outputs> {
    let given = Given { batches, out: Out::default() };
    let pipeline = generated::build(name, &given).or_else(|| without::build(name, &given));
    let pipeline = pipeline
        .unwrap_or_else(|| panic!("`{name}` is not in tests/pipelines: run `cargo xtask gen-pipelines`"));
    let names = pipeline.plan().outputs;
    assert_eq!(names.len(), n_outputs);
    let mut kit = TestKit::with_options(pipeline, options);
    let mut all = Vec::new();
    for _ in 0..batches.len() {
        let batch = kit.run_batch().unwrap_or_else(|error| panic!("{name} under {options:?}: {error}"));
        let tapped = names.iter().map(|output| batch.partitions(output).to_vec());
        let mut outputs: Outputs = tapped.collect();
        let mut put = vec![0; n_outputs];
        for given in given.out.take() {
            assert!(given.time.is_none_or(|time| time == batch.time()), "a closure sees the batch's time");
            if given.is_part {
                // they come in the order of the threads
                outputs[given.output].extend(given.partitions);
                outputs[given.output].sort_unstable();
                continue;
            }
            put[given.output] += 1;
            outputs[given.output] = given.partitions;
        }
        assert!(put.iter().all(|n| *n <= 1), "a closure runs once in a batch");
        all.push(outputs);
    }
    all
}

/// Holds the outputs of a run against the reference.
fn check(pipeline: &Pipeline, batches: &[Vec<Vec<Value>>], got: &[Outputs], how: &str) {
    let program = pipeline.program();
    let mut reference = Reference::new(&program);
    for (number, (records, got)) in batches.iter().zip(got).enumerate() {
        let streams = reference.batch(records);
        for (output, stream) in pipeline.outputs().into_iter().enumerate() {
            let want: Vec<String> = streams[stream].iter().map(ToString::to_string).collect();
            let node = pipeline.node(stream).expect("an output is an operator");
            let fault = match node.op {
                "print" => printed(10, &want, &got[output].concat(), pipeline.keeps_order(stream)),
                "print_n" => {
                    let n = node.choice.args.parse().expect("a number is drawn");
                    printed(n, &want, &got[output].concat(), pipeline.keeps_order(stream))
                }
                "for_each_partition" => same(want, got[output].concat(), false),
                "save_as_object_files" | "remember" => {
                    let want = streams[stream].iter().map(Value::encoded).collect();
                    same(want, got[output].concat(), pipeline.keeps_order(stream))
                }
                _ => same(want, got[output].concat(), pipeline.keeps_order(stream)),
            };
            if let Err(fault) = fault {
                let text = pipeline.rust("", &pipeline.name);
                panic!("{how}, batch {number}, output {output}: {fault}\n{text}\ninput: {records:?}");
            }
        }
    }
}

/// The same records, in the same order if it is `exact`.
fn same(mut want: Vec<String>, mut got: Vec<String>, exact: bool) -> Result<(), String> {
    if !exact {
        want.sort_unstable();
        got.sort_unstable();
    }
    if want == got { Ok(()) } else { Err(format!("\n want {want:?}\n got  {got:?}")) }
}

/// `n` records are shown, and whether there are more.
fn printed(n: usize, want: &[String], got: &[String], exact: bool) -> Result<(), String> {
    let (shown, more) = got.split_at(got.len().min(n));
    let dots = if want.len() > n { &["...".to_owned()][..] } else { &[] };
    if shown.len() != want.len().min(n) || more != dots {
        return Err(format!("of {} records it shows {got:?}", want.len()));
    }
    let mut left: Vec<&String> = want.iter().take(if exact { n } else { want.len() }).collect();
    for (i, record) in shown.iter().enumerate() {
        match left.iter().position(|other| *other == record) {
            Some(at) if !exact || want[i] == *record => drop(left.remove(at)),
            _ => return Err(format!("it shows {record:?} at {i} of {want:?}")),
        }
    }
    Ok(())
}

#[test]
fn every_operator_has_a_generator_and_a_meaning() {
    let names = |all: &mut dyn Iterator<Item = &'static str>| {
        let mut names: Vec<_> = all.collect();
        names.sort_unstable();
        names
    };
    let operators = names(&mut OPERATORS.iter().map(|op| op.name));
    assert_eq!(
        names(&mut GENERATED.iter().map(|generated| generated.name)),
        operators,
        "generator::operators"
    );
    assert_eq!(names(&mut MEANINGS.iter().map(|meaning| meaning.name)), operators, "reference::operators");
}

#[test]
fn the_pipelines_cover_what_can_go_wrong() {
    let pipelines = pipelines();
    let mut covered = Covered::default();
    pipelines.iter().for_each(|pipeline| covered.add(pipeline));
    let missing: Vec<_> = OPERATORS.iter().filter(|op| !covered.operators.contains(&op.name)).collect();
    assert!(missing.is_empty(), "no pipeline has these operators: {missing:?}");
    assert!(
        covered.missing_pairs().is_empty(),
        "no pipeline has these neighbours: {:?}",
        covered.missing_pairs()
    );
    assert!(pipelines.iter().all(|pipeline| pipeline.nodes.len() <= generator::OPERATORS_MAX));

    assert_eq!(generator::unmet(pipelines), Vec::<String>::new());
}

#[test]
fn the_checked_in_pipelines_are_those_of_the_seed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines");
    for (name, text) in generator::files(generator::SEED) {
        let there = fs::read_to_string(folder.join(name)).expect("the file is checked in");
        assert!(there == text, "tests/pipelines/{name} is not up to date: run `cargo xtask gen-pipelines`");
    }
}

#[test]
fn every_executor_gives_what_the_reference_says() {
    for (number, pipeline) in pipelines().iter().enumerate() {
        let seed = seed() + number as u64;
        let batches = batches(&pipeline.inputs, seed);
        for partitions in PARTITIONS {
            for source_partitions in SOURCE_PARTITIONS {
                let mut by_executor: Vec<Vec<Outputs>> = Vec::new();
                for executor in EXECUTORS {
                    let options = Options { executor, partitions, source_partitions, ..Options::default() };
                    let got = run(&pipeline.name, pipeline.outputs().len(), &batches, options);
                    let how = format!("{} under {options:?} (seed {})", pipeline.name, seed - number as u64);
                    check(pipeline, &batches, &got, &how);
                    if let Some(first) = by_executor.first() {
                        assert_eq!(*first, got, "{how} differs from {:?}, byte for byte", EXECUTORS[0]);
                    }
                    by_executor.push(got);
                }
            }
        }
    }
}

/// Later batches begin before earlier ones are decided: states and closures in the driver take them
/// in order all the same.
#[test]
fn batches_that_overlap_give_what_they_give_one_by_one() {
    for (number, pipeline) in pipelines().iter().enumerate() {
        let batches = batches(&pipeline.inputs, seed() + 200 + number as u64);
        let kit = |executor| {
            let given = Given { batches: &batches, out: Out::default() };
            let made = generated::build(&pipeline.name, &given).expect("it is checked in");
            let options = Options { executor, source_partitions: 3, ..Options::default() };
            TestKit::with_options(made, options)
        };
        let mut one_by_one = kit(Executor::Local { threads: 1 });
        for _ in 0..batches.len() {
            one_by_one.run_batch().expect("no batch fails");
        }
        for executor in [Executor::Local { threads: 1 }, Executor::Local { threads: 2 }, Executor::Wire] {
            let mut overlapping = kit(executor);
            let results = overlapping.run_overlapping(batches.len()).expect("it starts");
            assert!(results.iter().all(Result::is_ok), "{}: {results:?}", pipeline.name);
            let (got, want) = (overlapping.outputs(), one_by_one.outputs());
            assert_eq!(got, want, "{} under {executor:?}", pipeline.name);
        }
    }
}

#[test]
fn switching_a_rule_off_does_not_change_the_answers() {
    let pipelines = pipelines();
    let variants = generator::variants(pipelines);
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for variant in &variants {
        *of_rule.entry(variant.rule).or_default() += 1;
        let pipeline = variant.pipeline;
        let seed = seed() + 100;
        let batches = batches(&pipeline.inputs, seed);
        for executor in
            [Executor::Local { threads: 1 }, Executor::Wire, Executor::Sim { instances: 3, seed: 2 }]
        {
            for partitions in PARTITIONS {
                let options = Options { executor, partitions, source_partitions: 3, ..Options::default() };
                let got = run(&variant.name, pipeline.outputs().len(), &batches, options);
                let how = format!("{} under {options:?} (seed {})", variant.name, seed - 100);
                check(pipeline, &batches, &got, &how);
            }
        }
    }
    for rule in streamc_compiler::opt::RULES {
        assert_eq!(
            of_rule.get(rule.name()),
            Some(&generator::N_VARIANTS),
            "pipelines without {}",
            rule.name()
        );
    }
}

/// The data has what the tests are said to have.
#[test]
fn the_batches_are_varied() {
    let inputs = [Ty::Owned, Ty::pair(Ty::Str, Ty::Int)];
    let mut rng = Rng::new(1);
    for _ in 0..20 {
        let batches = batches(&inputs, rng.below(1000) as u64);
        assert_eq!(batches.len(), N_BATCHES);
        assert!(batches.iter().any(|batch| batch.iter().all(Vec::is_empty)), "an empty batch");
        let texts: Vec<Vec<&str>> =
            batches.iter().map(|batch| batch[0].iter().map(Value::text).collect()).collect();
        let all: Vec<&str> = texts.concat();
        assert!(all.contains(&"") && all.iter().any(|text| !text.is_ascii()), "empty and unicode texts");
        assert!(texts[0].windows(2).any(|pair| pair[0] == pair[1]), "records repeat");
        let comes_back = texts[0].iter().any(|text| !texts[1].contains(text) && texts[3].contains(text));
        assert!(comes_back, "a key vanishes and comes back");
    }
}
