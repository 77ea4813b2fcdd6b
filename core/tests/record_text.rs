//! The text form of records, as `print` and `save_as_text_files` write it. What Scala prints is the
//! expected value wherever Scala has the type; the floats are from Java's documentation of
//! `Double.toString`.

mod record_support;

use record_support::Lcg;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
    time::Duration,
};
use streamc_core::record::{Group, Text};

fn text(record: &(impl Text + ?Sized)) -> String {
    let mut out = String::from("before ");
    record.text(&mut out);
    out.strip_prefix("before ").expect("text is appended").to_owned()
}

#[test]
fn doubles_as_java_prints_them() {
    for (number, expected) in [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (-1.5, "-1.5"),
        (100.0, "100.0"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1.0 / 3.0, "0.3333333333333333"),
        (123_456.789, "123456.789"),
        (0.001, "0.001"),
        (0.000_999_9, "9.999E-4"),
        (0.000_12, "1.2E-4"),
        (1e-5, "1.0E-5"),
        (-1.25e-7, "-1.25E-7"),
        (9_999_999.0, "9999999.0"),
        (9_999_999.999, "9999999.999"),
        (1e7, "1.0E7"),
        (-12_345_678.9, "-1.23456789E7"),
        (1e10, "1.0E10"),
        (1e21, "1.0E21"),
        (1e100, "1.0E100"),
        (f64::MAX, "1.7976931348623157E308"),
        (f64::MIN_POSITIVE, "2.2250738585072014E-308"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        assert_eq!(text(&number), expected);
    }
}

#[test]
fn floats_as_java_prints_them() {
    for (number, expected) in [
        (0.0f32, "0.0"),
        (0.1, "0.1"),
        (1.0 / 3.0, "0.33333334"),
        (0.001, "0.001"),
        (0.000_999, "9.99E-4"),
        (16_777_216.0, "1.6777216E7"),
        (1e10, "1.0E10"),
        (f32::MAX, "3.4028235E38"),
        (f32::NAN, "NaN"),
        (f32::NEG_INFINITY, "-Infinity"),
    ] {
        assert_eq!(text(&number), expected);
    }
}

#[test]
fn a_printed_float_reads_back_as_the_same_number() {
    let mut random = Lcg(1);
    for _ in 0..if cfg!(miri) { 50 } else { 20_000 } {
        let number = f64::from_bits(random.next());
        let (shown, small) = (text(&number), number as f32);
        assert!(number.is_nan() || shown.parse() == Ok(number), "{shown}");
        assert!(small.is_nan() || small.is_infinite() || text(&small).parse() == Ok(small), "{small}");
        let (digits, exponent) = shown.split_once('E').unwrap_or((&shown, "0"));
        if number.is_finite() {
            assert!(digits.contains('.') && !digits.ends_with('.'), "{shown}");
            assert!(exponent.parse::<i32>().is_ok_and(|e| e == 0 || !(-3..7).contains(&e)), "{shown}");
        }
    }
}

#[test]
fn words_and_numbers() {
    assert_eq!(text("a b"), "a b");
    assert_eq!(text(&"é"), "é");
    assert_eq!(text(&String::new()), "");
    assert_eq!(text(&Box::<str>::from("box")), "box");
    assert_eq!(text(&Arc::<str>::from("arc")), "arc");
    assert_eq!(text(&Cow::Borrowed("cow")), "cow");
    assert_eq!(text(&Cow::<[u8]>::Owned(vec![1])), "[1]");
    assert_eq!(text(&'🦀'), "🦀");
    assert_eq!((text(&true), text(&false)), ("true".into(), "false".into()));
    assert_eq!(text(&-128i8), "-128");
    assert_eq!(text(&u128::MAX), "340282366920938463463374607431768211455");
    assert_eq!(text(&usize::MIN), "0");
    assert_eq!(text(&Duration::from_secs(1)), "1000 ms");
    assert_eq!(text(&Duration::ZERO), "0 ms");
    assert_eq!(text(&Duration::from_micros(1_500)), "1.5 ms");
    assert_eq!(text(&Duration::from_nanos(10)), "0.00001 ms");
}

#[test]
fn what_is_made_of_parts() {
    assert_eq!(text(&()), "()");
    assert_eq!(text(&("a",)), "(a)");
    assert_eq!(text(&("a", 1)), "(a,1)");
    assert_eq!(text(&((1, 2.0), Some("x"))), "((1,2.0),Some(x))");
    assert_eq!(text(&(1, 2, 3)), "(1,2,3)");
    assert_eq!(text(&(1, 2, 3, 4)), "(1,2,3,4)");
    assert_eq!(text(&(1, 2, 3, 4, 5)), "(1,2,3,4,5)");
    assert_eq!(text(&(1, 2, 3, 4, 5, 6)), "(1,2,3,4,5,6)");
    assert_eq!(text(&(1, 2, 3, 4, 5, 6, 7)), "(1,2,3,4,5,6,7)");
    assert_eq!(text(&(1, 2, 3, 4, 5, 6, 7, "h")), "(1,2,3,4,5,6,7,h)");
    assert_eq!(text(&Some(1.0)), "Some(1.0)");
    assert_eq!(text(&None::<u8>), "None");
    assert_eq!(text(&Ok::<u8, &str>(1)), "Ok(1)");
    assert_eq!(text(&Err::<u8, &str>("bad")), "Err(bad)");
}

#[test]
fn lists_and_groups() {
    assert_eq!(text(&vec!["a", "b"]), "List(a, b)");
    assert_eq!(text(&Vec::<u8>::new()), "List()");
    assert_eq!(text(&VecDeque::from([1, 2])), "Queue(1, 2)");
    assert_eq!(text(&BTreeSet::from([2, 1])), "Set(1, 2)");
    assert_eq!(text(&BTreeMap::from([("a", 1), ("b", 2)])), "Map(a -> 1, b -> 2)");
    assert_eq!(text(&[1u8, 2][..]), "[1, 2]");
    assert_eq!(text(&[(1, 'a')]), "[(1,a)]");
    assert_eq!(text(&Group::from(&["a", "b"][..])), "CompactBuffer(a, b)");
    assert_eq!(text(&("k", Group::from(&[1.5][..]))), "(k,CompactBuffer(1.5))");
    assert_eq!(text(&Group::<u8>::from(&[][..])), "CompactBuffer()");
}
