//! A key with `#[key(skip)]` is one key in every operator, whatever the executor and the number of
//! partitions, and its first record says what stands in the skipped fields.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::collections::BTreeMap;
use streamc::{
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

/// Each side of a join, and both: the side on the left comes first.
#[pipeline(batch = "1s")]
fn joined(left: DStream<(u64, &str)>, right: DStream<(u64, &str)>) {
    let left = left.map(|(id, name)| (User { id, name }, 1u64));
    let right = right.map(|(id, name)| (User { id, name }, 2u64));
    left.join(right).map(|(user, _)| user).distinct().print_n(100);
    left.left_outer_join(right).map(|(user, _)| user).distinct().print_n(100);
    left.right_outer_join(right).map(|(user, _)| user).distinct().print_n(100);
    left.full_outer_join(right).map(|(user, _)| user).distinct().print_n(100);
    left.cogroup(right).map(|(user, _)| user).print_n(100);
    left.union(right).reduce_by_key(|a, _| a).map(|(user, _)| user).print_n(100);
    left.transform_with(right, |left, right| left.join(right)).map(|(user, _)| user).distinct().print_n(100);
    left.map(|(user, _)| user).transform(|users| users.distinct()).print_n(100);
}

/// States that are gone when a record says so, and what closures see of the keys.
#[pipeline(batch = "1s")]
fn states(users: DStream<(u64, &str)>) {
    let pairs = users.map(|(id, name)| (User { id, name }, name));
    let updated =
        pairs.update_state_by_key().with_key_and_time(|_, user, names, last: Option<(String, u64)>| {
            match names.iter().last() {
                Some("gone") => None,
                _ => Some((user.name.to_owned(), last.map_or(0, |(_, n)| n) + names.len() as u64)),
            }
        });
    updated.map(|(user, (seen, n))| (user, seen, n)).print_n(2000);
    let whole = pairs.update_state_by_key().by_partition(|all| {
        all.filter_map(|(user, names, last): (_, Group<'_, &str>, Option<u64>)| match names.iter().last() {
            Some("gone") => None,
            _ => Some((user, last.unwrap_or(0) + names.len() as u64)),
        })
        .collect::<Vec<_>>()
    });
    whole.print_n(2000);
    let mapped = pairs.map_with_state(|user, name, n: &mut State<u64>| {
        match name {
            Some("gone") => n.remove(),
            _ => n.update(n.get().unwrap_or(0) + 1),
        }
        user
    });
    mapped.print_n(2000);
    mapped.state_snapshots().print_n(2000);
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

/// The output of a pipeline whose records are users, in the order of ids.
fn sorted(outputs: &streamc::testkit::BatchOutputs, name: &str) -> Vec<String> {
    let mut all: Vec<String> = outputs.output(name).into_iter().map(str::to_owned).collect();
    all.sort();
    all
}

#[test]
fn in_a_join_the_left_side_comes_first() {
    for (partitions, executor) in [(1, Executor::Wire), (3, Executor::Local { threads: 2 })] {
        let left = queue_stream([vec![(1u64, "a"), (2, "b"), (1, "c")]]);
        let right = queue_stream([vec![(3u64, "x"), (1, "y"), (3, "z")]]);
        let options = Options { partitions, executor, ..Options::default() };
        let mut kit = TestKit::with_options(joined(left, right), options);
        let outputs = kit.run_batch().unwrap();
        let (one, two, three) = ("User(1,a)", "User(2,b)", "User(3,x)");
        assert_eq!(sorted(&outputs, "left.join.map.distinct.print_n"), [one]);
        assert_eq!(sorted(&outputs, "left.left_outer_join.map.distinct.print_n"), [one, two]);
        assert_eq!(sorted(&outputs, "left.right_outer_join.map.distinct.print_n"), [one, three]);
        assert_eq!(sorted(&outputs, "left.full_outer_join.map.distinct.print_n"), [one, two, three]);
        assert_eq!(sorted(&outputs, "left.cogroup.map.print_n"), [one, two, three]);
        assert_eq!(sorted(&outputs, "left.union.reduce_by_key.map.print_n"), [one, two, three]);
        assert_eq!(sorted(&outputs, "left.transform_with.map.distinct.print_n"), [one]);
        assert_eq!(sorted(&outputs, "left.map.transform.print_n"), [one, two]);
    }
}

/// While a key has a state, it is the one that brought it, wherever it is seen; when that is gone,
/// nothing is left of it, however many keys are remembered beside.
#[test]
fn a_key_whose_state_is_gone_begins_anew() {
    let batches: [&[(u64, &str)]; 6] = [
        &[(1, "a"), (2, "b")],
        &[(1, "c"), (2, "gone")],
        &[(2, "d"), (2, "e")],
        &[(1, "f"), (2, "g")],
        &[(1, "gone")],
        &[(1, "h"), (2, "i")],
    ];
    let others = [0u64, 500];
    for (n_others, executor) in
        others.into_iter().flat_map(|n| [(n, Executor::Wire), (n, Executor::Local { threads: 2 })])
    {
        let batches = batches.map(|batch| {
            batch.iter().copied().chain((100..100 + n_others).map(|id| (id, "other"))).collect::<Vec<_>>()
        });
        let options = Options { partitions: 2, executor, ..Options::default() };
        let mut kit = TestKit::with_options(states(queue_stream(batches)), options);
        let mut seen: [Vec<Vec<String>>; 4] = Default::default();
        for _ in 0..6 {
            let outputs = kit.run_batch().unwrap();
            let names =
                ["updated.map.print_n", "whole.print_n", "mapped.print_n", "mapped.state_snapshots.print_n"];
            for (seen, name) in seen.iter_mut().zip(names) {
                let all = sorted(&outputs, name);
                seen.push(all.into_iter().filter(|line| !line.contains("other")).collect());
            }
        }
        let [updated, whole, mapped, snapshots] = seen;
        assert_eq!(
            updated,
            [
                vec!["(User(1,a),a,1)", "(User(2,b),b,1)"],
                vec!["(User(1,a),a,2)"],
                vec!["(User(1,a),a,2)", "(User(2,d),d,2)"],
                vec!["(User(1,a),a,3)", "(User(2,d),d,3)"],
                vec!["(User(2,d),d,3)"],
                vec!["(User(1,h),h,1)", "(User(2,d),d,4)"],
            ]
        );
        assert_eq!(
            whole,
            [
                vec!["(User(1,a),1)", "(User(2,b),1)"],
                vec!["(User(1,a),2)"],
                vec!["(User(1,a),2)", "(User(2,d),2)"],
                vec!["(User(1,a),3)", "(User(2,d),3)"],
                vec!["(User(2,d),3)"],
                vec!["(User(1,h),1)", "(User(2,d),4)"],
            ]
        );
        assert_eq!(
            mapped,
            [
                vec!["User(1,a)", "User(2,b)"],
                vec!["User(1,a)", "User(2,b)"],
                vec!["User(2,d)", "User(2,d)"],
                vec!["User(1,a)", "User(2,d)"],
                vec!["User(1,a)"],
                vec!["User(1,h)", "User(2,d)"],
            ]
        );
        assert_eq!(
            snapshots,
            [
                vec!["(User(1,a),1)", "(User(2,b),1)"],
                vec!["(User(1,a),2)"],
                vec!["(User(1,a),2)", "(User(2,d),2)"],
                vec!["(User(1,a),3)", "(User(2,d),3)"],
                vec!["(User(2,d),3)"],
                vec!["(User(1,h),1)", "(User(2,d),4)"],
            ]
        );
    }
}

#[pipeline(batch = "1s")]
fn many(users: DStream<(u64, &str)>) {
    let pairs = users.map(|(id, name)| (User { id, name }, 1u64));
    pairs.reduce_by_key(|a, b| a + b).filter(|(user, _)| user.name != "first").count().print();
    pairs.group_by_key().filter(|(user, _)| user.name != "first").count().print();
}

/// So many keys that records wait for each other in tables, and are merged in runs.
#[test]
fn the_first_record_names_a_key_also_where_there_are_many() {
    let n = 40_000u64;
    let all = (0..2 * n).map(|i| (i % n * 7, if i < n { "first" } else { "second" }));
    let mut kit = TestKit::new(many(queue_stream([all]))).partitions(2).source_partitions(3);
    let outputs = kit.run_batch().unwrap();
    assert_eq!(outputs.output("pairs.reduce_by_key.filter.count.print"), ["0"]);
    assert_eq!(outputs.output("pairs.group_by_key.filter.count.print"), ["0"]);
}
