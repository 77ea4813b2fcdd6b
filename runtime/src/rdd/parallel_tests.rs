//! What threads give is what one gives, and they are used.

use super::Rdd;
use crate::{
    env::Rng,
    exec::{Exec, Local, Workers},
};
use std::{collections::BTreeSet, fmt::Debug, panic, sync::Mutex, thread};

/// More than what is worth to be handed out.
const MANY: u64 = 20_000;

/// Pairs in partitions of uneven size, an empty one among them.
fn pairs(workers: &Workers, seed: u64, n_parts: usize) -> Rdd<(u64, u64)> {
    let mut rng = Rng::new(seed);
    let mut parts = vec![Vec::new(); n_parts];
    for i in 0..if cfg!(miri) { 100 } else { MANY } {
        let part = rng.below(n_parts as u64 + 1).saturating_sub(1) as usize;
        let part = if part == 1 { 0 } else { part };
        parts[part].push((rng.below(500), i));
    }
    Rdd { parts, workers: workers.clone() }
}

/// Both have the same records in the same partitions.
fn same<T: PartialEq + Debug>(operation: impl Fn(Rdd<(u64, u64)>, Rdd<(u64, u64)>) -> Rdd<T>) {
    for n_parts in [1, 3, 8] {
        let run = |workers: &Workers| {
            // distinct records of the second are few, so that sets meet
            let other = pairs(workers, 2, 2).filter(|(_, n)| n % 16 == 0);
            operation(pairs(workers, 1, n_parts), other).parts
        };
        assert_eq!(run(&Local::new(3, 3).workers()), run(&Workers::default()), "{n_parts} partitions");
    }
}

#[test]
fn threads_give_what_one_gives() {
    same(|a, _| a.map(|(k, n)| (n, k)));
    same(|a, _| a.filter(|(k, _)| k % 3 == 0));
    same(|a, _| a.flat_map(|(k, _)| 0..k % 4));
    same(|a, _| a.map(|(k, _)| k).zip_with_index());
    same(|a, _| a.map(|(k, _)| k).distinct());
    same(|a, b| a.union(b));
    same(|a, b| a.map(|(k, _)| k).subtract(b.map(|(_, n)| n)));
    same(|a, b| a.map(|(k, _)| k).intersection(b.map(|(_, n)| n)));
    same(|a, _| a.reduce_by_key(|a, b| a.max(b)));
    same(|a, _| a.map(|(k, n)| (k, n.to_string())).reduce_by_key(|a, b| a + &b));
    same(|a, b| a.join(b));
    same(|a, b| a.left_outer_join(b));
    // by a part of the record, so that the order of equal ones shows
    same(|a, _| a.sort_by(|a, b| a.0.cmp(&b.0)));
    same(|a, _| a.sort_by_key(|(k, _)| *k % 7));
    same(|a, _| a.top_by(300, |(k, _)| *k % 50));
    same(|a, _| a.top_by(0, |(k, _)| *k));
}

#[test]
fn what_one_gives_is_what_the_loops_give() {
    let rdd = || pairs(&Workers::default(), 1, 3);
    let all: Vec<(u64, u64)> = rdd().collect();
    let mut sorted = all.clone();
    sorted.sort_by_key(|(k, _)| std::cmp::Reverse(*k % 50));
    sorted.truncate(300);
    assert_eq!(rdd().top_by(300, |(k, _)| *k % 50).collect(), sorted);
    let mut folded: Vec<(u64, String)> = Vec::new();
    for (k, n) in &all {
        match folded.iter_mut().find(|(key, _)| key == k) {
            Some((_, so_far)) => so_far.push_str(&n.to_string()),
            None => folded.push((*k, n.to_string())),
        }
    }
    assert_eq!(rdd().map(|(k, n)| (k, n.to_string())).reduce_by_key(|a, b| a + &b).collect(), folded);
}

/// A value that notes the threads on which it is cloned.
struct Noted<'a>(&'a (dyn Fn() + Sync));

impl Clone for Noted<'_> {
    fn clone(&self) -> Self {
        (self.0)();
        Noted(self.0)
    }
}

/// Many records are worked on by threads, few by the caller. `operation` calls what it is given
/// wherever it works.
#[track_caller]
fn by_threads(operation: impl Fn(Rdd<(u64, u64)>, &(dyn Fn() + Sync))) {
    let workers = Local::new(2, 2).workers();
    let seen = |rdd: Rdd<(u64, u64)>| {
        let threads = Mutex::new(BTreeSet::new());
        operation(rdd, &|| {
            threads.lock().expect("no panic").insert(thread::current().name().unwrap_or_default().to_owned());
        });
        threads.into_inner().expect("no panic")
    };
    let many = seen(pairs(&workers, 1, 4));
    // what the partitions give is brought together by the caller
    let task = |name: &String| name.starts_with("streamc-task-");
    assert!(cfg!(miri) || many.iter().any(task), "{many:?}");
    let few = pairs(&workers, 1, 4).filter(|(_, n)| n % 1000 < if cfg!(miri) { 1000 } else { 20 });
    let caller = thread::current().name().unwrap_or_default().to_owned();
    assert_eq!(seen(few).into_iter().collect::<Vec<_>>(), [caller]);
}

#[test]
fn many_records_are_worked_on_by_several_threads_and_few_by_the_caller() {
    by_threads(|rdd, note| drop(rdd.map(|_| note())));
    by_threads(|rdd, note| {
        let _ = rdd.filter(|_| {
            note();
            true
        });
    });
    by_threads(|rdd, note| {
        let _ = rdd.flat_map(|_| {
            note();
            None::<u64>
        });
    });
    by_threads(|rdd, note| {
        let _ = rdd.map(|(k, n)| (k % 10, n)).reduce_by_key(|a, b| {
            note();
            a + b
        });
    });
    by_threads(|rdd, note| {
        let _ = rdd.sort_by(|a, b| {
            note();
            a.cmp(b)
        });
    });
    by_threads(|rdd, note| {
        let _ = rdd.top_by(2, |pair| {
            note();
            *pair
        });
    });
    for outer in [false, true] {
        by_threads(|rdd, note| {
            let with = Rdd::of((0..500).map(|k| (k, Noted(note))));
            match outer {
                false => drop(rdd.join(with)),
                true => drop(rdd.left_outer_join(with)),
            }
        });
    }
}

#[test]
fn a_panic_on_another_thread_is_that_of_the_operation() {
    let rdd = pairs(&Local::new(2, 2).workers(), 1, 4);
    let caught =
        panic::catch_unwind(panic::AssertUnwindSafe(|| rdd.map(|(_, n)| assert_ne!(n, 77, "it is 77"))));
    let payload = caught.expect_err("one of them panics");
    let said = payload.downcast_ref::<String>().expect("a text");
    assert!(said.contains("it is 77"), "{said}");
}
