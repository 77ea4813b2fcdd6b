//! `split_fields`: fields that cross a shuffle, are grouped and counted, under every executor.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use streamc::{
    prelude::*,
    testkit::{self, Executor, Options, TestKit},
};

#[pipeline(batch = "1s")]
fn log(lines: DStream<&str>, separator: char) {
    let fields = lines.split_fields(separator);
    fields.filter(|fields| fields.len() == 3).count_by_value().print();
    let by_user = fields.key_by(|fields| fields.get(0).unwrap_or("")).group_by_key();
    by_user.flat_map_values(|all| all.into_iter().filter_map(|fields| fields.get(2))).print();
}

#[test]
fn fields_are_the_same_wherever_they_were() {
    let executors = [
        Executor::Local { threads: 1 },
        Executor::Local { threads: 2 },
        Executor::Wire,
        Executor::Sim { instances: 3, seed: 5 },
    ];
    for executor in executors {
        let input = testkit::input::<&str>();
        input.push(["ann;a;1", "bob;b", "", "ann;a;1", "ann;c;", ";;;;x"]);
        let options = Options { executor, source_partitions: 2, partitions: 2, ..Options::default() };
        let mut kit = TestKit::with_options(log(input.stream(), ';'), options);
        let batch = kit.run_batch().unwrap();
        let sorted = |output: &str| {
            let mut lines = batch.output(output).to_vec();
            lines.sort();
            lines
        };
        let counts = sorted("fields.filter.count_by_value.print");
        assert_eq!(counts, ["(ann;a;1,2)", "(ann;c;,1)"]);
        assert_eq!(sorted("by_user.flat_map_values.print"), ["(,)", "(ann,)", "(ann,1)", "(ann,1)"]);
    }
}
