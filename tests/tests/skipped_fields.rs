//! A key with `#[key(skip)]` is one key in every operator, whatever the executor and the number of partitions, and its first record
//! says what stands in the skipped fields.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::collections::BTreeMap;
use streamc_runtime::{
    prelude::*,
    testkit::{Executor, Options, TestKit},
};

#[derive(Clone, Copy, Debug, Record, Key, Text)]
struct User<'a> {
    id: u64,
    #[key(skip)]
    name: &'a str,
}

type Users = DStream<(u64, &'static str)>;

macro_rules! pipelines {
    ($($name:ident: |$users:ident| $body:expr;)*) => {
        $(
            #[pipeline(batch = "1s")]
            fn $name(users: DStream<(u64, &str)>) {
                let $users = users.map(|(id, name)| (User { id, name }, 1u64));
                $body.print_n(100);
            }
        )*
        const ALL: &[(&str, fn(Users) -> Pipeline)] = &[$((stringify!($name), $name)),*];
    };
}

// each gives a key first
pipelines! {
    reduce_by_key: |users| users.reduce_by_key(|a, b| a + b);
    combine_by_key: |users| users.combine_by_key(|n| n, |a, b| a + b, |a, b| a + b);
    group_by_key: |users| users.group_by_key().map(|(user, all)| (user, Some(all.len())));
    distinct: |users| users.map(|(user, _)| user).distinct().map(|user| (user, 0));
    count_by_value: |users| users.map(|(user, _)| user).count_by_value();
    cogroup: |users| users.cogroup(users).map(|(user, (all, _))| (user, Some(all.len())));
    join: |users| users
        .reduce_by_key(|a, b| a + b)
        .join(users.reduce_by_key(|a, b| a + b))
        .map(|(user, _)| (user, 0));
    update_state_by_key: |users| users
        .update_state_by_key(|all, n: Option<u64>| Some(n.unwrap_or(0) + all.len() as u64));
    map_with_state: |users| users
        .map_with_state(|user, n: Option<u64>, all: &mut State<u64>| {
            all.update(all.get().unwrap_or(0) + n.unwrap_or(0));
            (user, 0)
        })
        .state_snapshots();
    window: |users| users.reduce_by_key_and_window(|a, b| a + b, "3s");
    window_of_groups: |users| users.group_by_key_and_window("3s").map(|(user, all)| (user, Some(all.len())));
    window_of_counts: |users| users.map(|(user, _)| user).count_by_value_and_window("3s", "1s");
}

#[pipeline(batch = "1s")]
fn looked_up(users: DStream<(u64, &str)>, known: BroadcastTable<User<'_>, u64>) {
    users.map(|(id, name)| (User { id, name }, 1u64)).join_table(&known).reduce_by_key(|a, _| a).print_n(100);
}

fn batches() -> Vec<Vec<(u64, &'static str)>> {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    (0..3usize)
        .map(|batch| (0..40).map(|i| ((i * 7 % 13) as u64, names[(i + 3 * batch) % 7])).collect())
        .collect()
}

/// By id, the name that is seen first, as long as anything remembers it.
fn first_names(records: impl IntoIterator<Item = (u64, &'static str)>) -> BTreeMap<u64, &'static str> {
    let mut names = BTreeMap::new();
    records.into_iter().for_each(|(id, name)| {
        names.entry(id).or_insert(name);
    });
    names
}

/// The users of an output, in which each id stands once.
fn users(name: &str, output: &[String]) -> BTreeMap<u64, String> {
    let mut users = BTreeMap::new();
    for line in output {
        let (id, rest) = line.strip_prefix("(User(").unwrap().split_once(',').unwrap();
        let name_of_user = rest.split_once(')').unwrap().0.to_owned();
        assert_eq!(users.insert(id.parse().unwrap(), name_of_user), None, "{name}: {id} twice in {output:?}");
    }
    users
}

#[test]
fn one_key_is_one_key_and_the_first_record_names_it() {
    let executors = [Executor::Local { threads: 2 }, Executor::Wire, Executor::Sim { instances: 3, seed: 4 }];
    for (partitions, executor) in [1, 2, 5].into_iter().flat_map(|n| executors.map(|e| (n, e))) {
        for (name, make) in ALL {
            let remembers = name.contains("state") || name.contains("window");
            let options = Options {
                partitions,
                source_partitions: partitions as usize,
                executor,
                ..Options::default()
            };
            let mut kit = TestKit::with_options(make(queue_stream(batches()).into_dstream()), options);
            let mut before = Vec::new();
            for batch in batches() {
                if !remembers {
                    before.clear();
                }
                before.extend(batch);
                kit.run_batch().unwrap();
                let got = users(name, kit.outputs().values().next().unwrap().last().unwrap());
                let want = first_names(before.iter().copied());
                let want = want.into_iter().map(|(id, name)| (id, name.to_owned())).collect();
                assert_eq!(got, want, "{name}, {partitions} partitions, {executor:?}");
            }
        }
    }
}

#[test]
fn a_table_is_looked_up_by_what_counts() {
    let known = broadcast_table((0..6u64).map(|id| (User { id, name: "known" }, id)));
    let mut kit = TestKit::new(looked_up(queue_stream(batches()), known));
    kit.run_batch().unwrap();
    assert_eq!(users("join_table", kit.outputs().values().next().unwrap().last().unwrap()).len(), 6);
}
