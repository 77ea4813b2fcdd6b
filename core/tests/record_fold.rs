//! An un-annotated closure folds stored borrowed values: what the windowed reduce is made of. The
//! closure sees the types that it sees within a batch, after the batch and the panes are gone.

mod record_support;

use record_support::Lcg;
use std::panic::{AssertUnwindSafe, catch_unwind};
use streamc_core::record::{Aggregate, Pane};

#[test]
fn stored_strs() {
    let received = String::from("plum fig pear");
    let panes: Vec<Pane<_>> = received.split(' ').map(|word| Pane::of([word, "zz"])).collect();
    drop(received);
    let least = Aggregate::of(&panes, |two| two.merge(|a, b| if a < b { a } else { b }));
    drop(panes);
    assert_eq!(least.view(), Some("fig"));
}

#[test]
fn stored_tuples() {
    let panes = [Pane::of([(3u32, "c"), (1, "é")]), Pane::default(), Pane::of([(1u32, "a"), (2, "b")])];
    let least = Aggregate::of(&panes, |two| two.merge(|a, b| if a < b { a } else { b }));
    let longest = Aggregate::of(&panes, |two| {
        two.merge(|(n, a), (m, b)| (n + m, if a.len() < b.len() { b } else { a }))
    });
    drop(panes);
    assert_eq!(least.view(), Some((1, "a")));
    assert_eq!(longest.view(), Some((7, "é")));
}

#[test]
fn owned_values_too() {
    let panes = [Pane::of(["a".to_owned(), "b".to_owned()]), Pane::of(["c".to_owned()])];
    let joined = Aggregate::of(&panes, |two| two.merge(|a, b| a + &b));
    assert_eq!(joined.view().as_deref(), Some("abc"));
}

#[test]
fn no_record_no_value() {
    let panes: [Pane<_>; 2] = [Pane::of([""; 0]), Pane::default()];
    let none = Aggregate::of(&panes, |two| two.merge(|a, _| a));
    assert_eq!(none.view(), None);
    assert!(panes[0].is_empty());
}

/// The value is stored again after each pane, each time from the place where it was; that place
/// does not grow.
#[test]
fn pane_after_pane_the_aggregate_stays_small() {
    let mut random = Lcg(7);
    let mut longest = Aggregate::default();
    let mut expected = String::new();
    for _ in 0..if cfg!(miri) { 20 } else { 1_000 } {
        let words: Vec<String> = (0..random.below(4)).map(|_| random.word()).collect();
        for word in &words {
            expected = if expected.as_str() < word { word.clone() } else { expected };
        }
        let pane = Pane::of(words.iter().map(|word| (word.len(), word.as_str())));
        assert_eq!((pane.len(), pane.iter().count()), (words.len(), words.len()));
        longest.absorb(&pane, |two| two.merge(|a, b| if a.1 < b.1 { b } else { a }));
        assert_eq!(longest.view().map_or("", |(_, word)| word), expected);
        assert_eq!(longest.bytes(), expected.len());
    }
}

#[test]
fn a_panic_in_the_closure_leaves_the_value_as_it_was() {
    let mut least = Aggregate::of(&[Pane::of(["m"])], |two| two.merge(|a, _| a));
    let pane = Pane::of(["a", "b"]);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        least.absorb(&pane, |two| two.merge(|a, b| if b == "b" { panic!("no b") } else { a.min(b) }));
    }));
    assert!(panicked.is_err());
    assert_eq!(least.view(), Some("m"));
    least.absorb(&pane, |two| two.merge(|a, b| a.min(b)));
    assert_eq!(least.view(), Some("a"));
}
