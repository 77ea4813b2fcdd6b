//! `#[derive(Record)]` and `#[derive(Text)]`: what is derived round-trips, is seen as the same type
//! again, and does not trust bytes. The lints are those that a strict user crate has: derived code
//! must not trip them.

#![cfg(feature = "macros")]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unnameable_types,
    single_use_lifetimes,
    unused_qualifications,
    missing_debug_implementations,
    clippy::pedantic,
    clippy::unwrap_used
)]

#[allow(
    clippy::pedantic,
    missing_docs,
    unreachable_pub,
    missing_debug_implementations,
    reason = "shared by all record tests"
)]
mod record_support;

use record_support::assert_corruption_is_seen;
use std::collections::BTreeMap;
use streamc_core::record::{Aggregate, Arena, Group, Key, OwnedRecord, Pane, Record, Stored, Text};

#[derive(Clone, Copy, Debug, PartialOrd, Ord, Record, Key, Text)]
struct Ev<'a> {
    user: &'a str,
    n: u64,
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Nested<'a, 'b> {
    ev: Ev<'a>,
    pair: (u32, Option<Ev<'b>>),
    both: [&'a str; 2],
    raw: &'b [u8],
    owned: String,
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Grouped<'x> {
    key: u8,
    values: Group<'x, Ev<'x>>,
}

#[derive(Clone, Copy, Debug, Default, PartialOrd, Ord, Record, Key, Text)]
struct UserId(u32);

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Word<'a>(&'a str, UserId);

#[derive(Clone, Copy, Debug, PartialEq, Record, Text)]
struct Tick;

#[derive(Clone, Debug, PartialEq, Record, Text)]
enum Click<'a> {
    Nothing,
    Page(&'a str),
    Button { name: &'a str, at: (i32, i32) },
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
enum Level {
    Low,
    High(Vec<UserId>),
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Pair<A, B = u64>
where
    B: Default,
{
    a: A,
    b: B,
}

#[derive(Clone, Debug, PartialEq, Record, Text)]
struct Tagged<'a, T: Ord + 'a, const N: usize>
where
    T: Default,
{
    tag: &'a str,
    values: [T; N],
}

#[derive(Clone, Debug, PartialEq, Record)]
struct Tree {
    value: u32,
    children: Vec<Tree>,
}

/// A user may call things as the derived code does.
#[allow(non_camel_case_types, non_snake_case, reason = "the names are the point")]
mod names {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Record, Text)]
    pub(super) struct __Stored<'x> {
        pub(super) __f0: &'x str,
    }

    #[derive(Clone, Debug, PartialEq, Record, Text)]
    pub(super) struct r#struct<'a> {
        pub(super) r#type: __Stored<'a>,
        pub(super) arena: u8,
    }

    #[derive(Clone, Debug, PartialEq, Record, Text)]
    pub(super) enum Result<'a> {
        Ok(&'a str),
        Err,
    }
}

mod other_path {
    pub(crate) mod runtime {
        pub(crate) use streamc_core::__core_abi_0_1;
    }
    #[derive(Clone, Debug, PartialEq, streamc_core::Record, streamc_core::Text)]
    #[record(crate = crate::other_path::runtime)]
    pub(super) struct Elsewhere<'a>(pub(super) &'a str);
}

fn nested() -> Nested<'static, 'static> {
    Nested {
        ev: Ev { user: "é", n: 1 },
        pair: (2, Some(Ev { user: "bob", n: u64::MAX })),
        both: ["left", ""],
        raw: &[1, 2, 3],
        owned: "mine".into(),
    }
}

fn clicks() -> [Click<'static>; 3] {
    [Click::Nothing, Click::Page("home"), Click::Button { name: "ok", at: (-1, 2) }]
}

fn tree() -> Tree {
    let leaf = |value| Tree { value, children: vec![] };
    Tree { value: 1, children: vec![leaf(2), Tree { value: 3, children: vec![leaf(4)] }] }
}

#[test]
fn derived_records_round_trip() {
    let evs = [Ev { user: "alice", n: 3 }, Ev { user: "", n: 0 }];
    assert_round_trip!(evs[0]);
    assert_round_trip!(nested());
    assert_round_trip!(Grouped { key: 1, values: Group::from(&evs[..]) });
    assert_round_trip!(UserId(7));
    assert_round_trip!(Word("w", UserId(7)));
    assert_round_trip!(Tick);
    for click in clicks() {
        assert_round_trip!(click);
    }
    assert_round_trip!(Level::Low);
    assert_round_trip!(Level::High(vec![UserId(1), UserId(2)]));
    assert_round_trip!(Pair { a: "a".to_owned(), b: Some(1.5) });
    assert_round_trip!(Tagged { tag: "t", values: ["x".to_owned(), String::new()] });
    assert_round_trip!(tree());
    assert_round_trip!(names::r#struct { r#type: names::__Stored { __f0: "deep" }, arena: 1 });
    assert_round_trip!(names::Result::Ok("fine"));
    assert_round_trip!(names::Result::Err);
    assert_round_trip!(other_path::Elsewhere("there"));
}

#[test]
fn derived_records_do_not_trust_bytes() {
    let evs = [Ev { user: "alice", n: 3 }, Ev { user: "é", n: 0 }];
    assert_corruption_is_seen(&evs[0]);
    assert_corruption_is_seen(&nested());
    assert_corruption_is_seen(&Grouped { key: 1, values: Group::from(&evs[..]) });
    clicks().iter().for_each(assert_corruption_is_seen);
    assert_corruption_is_seen(&Level::High(vec![UserId(1), UserId(2)]));
    assert_corruption_is_seen(&Tagged { tag: "t", values: [1u8, 2] });
    assert_corruption_is_seen(&tree());
}

#[test]
fn an_owned_type_is_its_own_stored_form_and_is_moved() {
    fn is_owned<T: OwnedRecord>(_: &T) {}
    is_owned(&UserId(1));
    is_owned(&Level::Low);
    is_owned(&Pair { a: UserId(1), b: 2u64 });
    is_owned(&tree());

    let mut arena = Arena::default();
    let pair = Pair { a: "a long string that lives on the heap".to_owned(), b: () };
    let place = pair.a.as_ptr();
    let moved = pair.store(&mut arena).take(&arena);
    assert_eq!(moved.a.as_ptr(), place, "nothing was copied");
    assert!(arena.is_empty());
}

#[test]
fn a_borrowing_type_keeps_its_text_in_the_arena() {
    let mut arena = Arena::default();
    let _stored = Ev { user: "alice", n: 3 }.store(&mut arena);
    assert_eq!(arena, Arena { bytes: vec![], text: "alice".into() });
}

#[test]
fn an_enum_has_its_number_before_its_fields() {
    let encoded = |click: &Click<'_>| record_support::encoded(click);
    assert_eq!(encoded(&Click::Nothing), Arena { bytes: vec![0], text: String::new() });
    assert_eq!(encoded(&Click::Page("home")), Arena { bytes: vec![1, 4, 0, 0, 0], text: "home".into() });
}

#[test]
fn an_unannotated_closure_folds_stored_structs() {
    let received = "bob 3\nalice 9\ncarol 2".to_owned();
    let panes: Vec<Pane<_>> = received
        .lines()
        .map(|line| {
            let (user, n) = line.split_once(' ').expect("the test has two words");
            Pane::of([Ev { user, n: n.parse().expect("the test has a number") }])
        })
        .collect();
    drop(received);
    let best = Aggregate::of(&panes, |two| two.merge(|a, b| if a.n < b.n { b } else { a }));
    let first = Aggregate::of(&panes, |two| two.merge(|a, b| if a < b { a } else { b }));
    drop(panes);
    assert_eq!(best.view(), Some(Ev { user: "alice", n: 9 }));
    assert_eq!(first.view(), Some(Ev { user: "alice", n: 9 }));
}

#[test]
fn a_struct_is_written_as_a_case_class() {
    let check = |record: &dyn Text, expected: &str| {
        let mut text = String::from("> ");
        record.text(&mut text);
        assert_eq!(text.strip_prefix("> "), Some(expected));
    };
    check(&Ev { user: "alice", n: 3 }, "Ev(alice,3)");
    check(&nested(), "Nested(Ev(é,1),(2,Some(Ev(bob,18446744073709551615))),[left, ],[1, 2, 3],mine)");
    check(
        &Grouped { key: 1, values: Group::from(&[Ev { user: "a", n: 1 }][..]) },
        "Grouped(1,CompactBuffer(Ev(a,1)))",
    );
    check(&Word("w", UserId(7)), "Word(w,UserId(7))");
    check(&Tick, "Tick");
    check(&clicks(), "[Nothing, Page(home), Button(ok,(-1,2))]");
    check(&Level::High(vec![UserId(1)]), "High(List(UserId(1)))");
    check(&Pair { a: 1.0, b: BTreeMap::from([(1, "x")]).len() }, "Pair(1.0,1)");
    check(
        &names::r#struct { r#type: names::__Stored { __f0: "deep" }, arena: 1 },
        "struct(__Stored(deep),1)",
    );
    check(&other_path::Elsewhere("there"), "Elsewhere(there)");
}
