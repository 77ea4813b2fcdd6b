//! Whatever a crate calls its traits, constants, functions and macros, pipelines and derives in it
//! mean what they mean.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![allow(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    dead_code,
    unused_macros,
    clippy::module_inception,
    clippy::wrong_self_convention,
    clippy::should_implement_trait,
    reason = "the names are those that emitted code could trip over"
)]

use streamc::{prelude::*, testkit::TestKit};

/// Methods for every type, by value: they would be found before those that borrow.
macro_rules! for_everything {
    ($($trait:ident $method:ident;)*) => {$(
        trait $trait: Sized {
            fn $method(self) -> ! {
                panic!("a method of the user's was called")
            }
        }
        impl<T> $trait for T {}
    )*};
}
for_everything! {
    A0 push; A1 done; A2 seed; A3 source; A4 enter; A5 with; A6 state; A7 hold; A8 by_ref; A9 concat;
    B0 is_driver; B1 take; B2 put; B3 input; B4 sink; B5 window; B6 same_slide; B7 checkpoint;
    B8 attempt; B9 join; C0 left_outer_join; C1 keeps; C2 folded; C3 check_inverse; C4 check_fold;
    C5 map_err; C6 clone; C7 into; C8 iter; C9 next; D0 encode; D1 decode; D2 store; D3 view; D4 text;
    D5 push_str; D6 unwrap; D7 extend; D8 split; D9 build; E0 merge; E1 filter; E2 map;
}

const __cx: u64 = 1;
const __t0: u64 = 2;
const __t1: u64 = 2;
const __r0: u64 = 3;
const __r1: u64 = 3;
const __part: u64 = 4;
const __b: u64 = 5;
const __i0: u64 = 6;
const __w0: u64 = 7;
const __s0: u64 = 8;
const __c0: u64 = 9;
const __h0: u64 = 9;
const __f0: u64 = 10;
const __f1: u64 = 10;
const __outs: u64 = 11;
const __out: u64 = 11;
const __a: u64 = 11;
const __g0: u64 = 11;
const __g1: u64 = 11;
const __walk: u64 = 11;
const __state: u64 = 11;
const __other: u64 = 11;
const __pack: u64 = 11;
const __arena: u64 = 12;
const __from: u64 = 13;
const __bytes: u64 = 14;
static __at: u64 = 15;
static __cell: u64 = 16;
static __due: u64 = 17;
static __given: u64 = 17;
const __order: u64 = 17;
static __PLAN: u64 = 18;
fn __pieces() {}
mod __rt {}
mod core {}
mod std {}
struct Ok;
struct Err;
struct Some(u8);
struct None;
struct Vec;
struct Option;
struct Result;
struct String;
struct Send;
struct Sync;
struct Clone;
struct Iterator;
struct u64_;
macro_rules! matches {
    () => {};
}
macro_rules! panic {
    ($($any:tt)*) => { unreachable!($($any)*) };
}

#[derive(::std::clone::Clone, Copy, Debug, Record, Key, Text)]
struct Page<'a> {
    __out: &'a str,
    n: u64,
}

#[derive(::std::clone::Clone, Debug, Record, Text)]
enum Event {
    Seen { n: u64 },
    Gone(u64),
    Never,
}

#[derive(::std::clone::Clone, Copy, Debug, Record)]
#[record(pod)]
#[repr(C)]
struct Trade {
    price: f64,
    amount: u32,
}

#[pipeline(batch = "1s")]
fn everything(lines: DStream<&str>, min: usize, mut seen: u64) {
    let __t9 = 5usize;
    let prices = broadcast_table([("a", 1u64)]);
    let words = lines.flat_map(|line| line.split(' ')).filter(|word| word.len() > min);
    let pairs = words.map(|word| (word, __cx));
    pairs.reduce_by_key(|a, b| a + b).print();
    pairs.count_by_value().print().sorted();
    pairs.join(pairs).count().print();
    pairs.join_table(&prices).print();
    pairs.left_outer_join_table(&prices).print();
    #[allow(deprecated, reason = "groups are wanted here")]
    pairs.group_by_key().map_values(|ones| ones.len() + __t9).print();
    pairs.cogroup(pairs).count().print();
    pairs.reduce_by_key_and_window(|a, b| a + b, |a, b| a - b, "3s", "1s").print();
    words.window("2s").count().print();
    words.sample(1.0).glom().count().print();
    let states = pairs.map_with_state(|word, n: ::core::option::Option<u64>, sum: &mut State<u64>| {
        sum.update(n.map_or(0, |n| n + sum.get().map_or(0, |sum| sum)));
        word
    });
    states.print();
    states.state_snapshots().print();
    let (numbers, bad) = words.try_map(|word| word.parse::<u64>());
    numbers.union(words.count()).reduce(|a, b| a + b).print();
    bad.count().print();
    words.distinct().count_by_value().top_k(3).print_n(2);
    words
        .map(|word| Page { __out: word, n: __cx + __at })
        .map(|page| (page, ()))
        .reduce_by_key(|_, _| ())
        .print();
    words.map(|_| Event::Seen { n: 1 }).window("2s").print();
    words.repartition(2).transform(|rdd| rdd).foreach_rdd(|rdd| seen += rdd.count());
}

#[test]
fn traits_constants_and_macros_of_the_user_change_nothing() {
    let mut kit = TestKit::new(everything(queue_stream([["a bb a 7"]]), 0, 0)).partitions(1);
    let batch = kit.run_batch().unwrap_or_else(|error| ::std::panic!("{error}"));
    assert_eq!(batch.output("pairs.reduce_by_key.print"), ["(a,2)", "(bb,1)", "(7,1)"]);
    let sorted = ["((7,1),1)", "((a,1),2)", "((bb,1),1)"];
    assert_eq!(batch.output("pairs.count_by_value.print"), sorted);
    assert_eq!(batch.output("pairs.group_by_key.map_values.print"), ["(a,7)", "(bb,6)", "(7,6)"]);
    assert_eq!(batch.output("numbers.union.reduce.print"), ["11"]);
}
