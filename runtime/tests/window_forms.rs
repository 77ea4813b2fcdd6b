//! Windows that follow their panes, against windows that are computed anew from all batches.
//!
//! Shapes of all kinds (short and long slides, gaps between windows), keys that come, leave and
//! return, empty batches, ticks without a batch, few and many, closures that panic, batches that
//! are aborted and come again. Text is concatenated, so that the order shows.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
};
use streamc_runtime::{
    env::Rng,
    kernel::Entry,
    record::{Coder, Group, GroupStored, Key, One, Stored, Str, Two},
    state::Versioned,
    window::{Folding, Form, Given, Grouping, Inverting, Keyed, Shape, Tick, counted, uncounted},
};

const SEED: u64 = 9;

/// The batches, empty where none came.
type History<V> = Vec<BTreeMap<String, V>>;

/// What a window that ends with batch `at` should give.
fn naive<V: Clone>(
    history: &History<V>,
    window: u64,
    at: u64,
    merge: impl Fn(V, V) -> V,
) -> BTreeMap<String, V> {
    let mut all: BTreeMap<String, V> = BTreeMap::new();
    for batch in &history[at.saturating_sub(window) as usize..at as usize] {
        for (key, value) in batch {
            let value = match all.remove(key) {
                Some(older) => merge(older, value.clone()),
                None => value.clone(),
            };
            all.insert(key.clone(), value);
        }
    }
    all
}

fn entries<K: Key, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Vec<Entry<K, V>> {
    let coder = Coder::new(SEED);
    pairs.into_iter().map(|(key, value)| Entry { code: coder.code(&key), key, value }).collect()
}

/// A key of any length.
fn key(rng: &mut Rng, n_keys: u64) -> String {
    let n = rng.below(n_keys);
    if n.is_multiple_of(3) { format!("a key that is longer than a code {n}") } else { format!("k{n}") }
}

/// By key.
type Values<V> = BTreeMap<String, V>;

/// Runs a window over random batches. `turn` takes a batch in, and says what is given out.
fn check<K: Stored, S: Stored, F: Form<S>, V: Clone + PartialEq + std::fmt::Debug>(
    seed: u64,
    (window, slide): (u64, u64),
    shape: Shape,
    value: impl Fn(&mut Rng) -> V,
    merge: impl Fn(V, V) -> V + Copy,
    mut turn: impl FnMut(&mut Keyed<K, S, F>, Tick, &Values<V>, bool) -> Option<Values<V>>,
) where
    Keyed<K, S, F>: Versioned,
{
    let mut rng = Rng::new(seed);
    let mut keyed: Keyed<K, S, F> = Keyed::default();
    let mut history: History<V> = Vec::new();
    let faulty = seed.is_multiple_of(2);
    let mut next = 1;
    while next < 120 {
        let at = next;
        let n_keys = [3, 30, 60][(at / 20 % 3) as usize];
        let n = [0, 1, 10, 40][rng.below(4) as usize];
        let batch: BTreeMap<String, V> = (0..n).map(|_| (key(&mut rng, n_keys), value(&mut rng))).collect();
        if rng.below(20) == 0 {
            // the clock is set forward: less than a pane, than a window, or more than all
            let n = [1, 1 + rng.below(window), window - 1, window, window + 1, 2 * (window + slide)];
            next += n[rng.below(6) as usize];
            history.resize(next as usize - 1, BTreeMap::new());
            continue;
        }
        next += 1;
        let tick = Tick { shape, at, seed: SEED };
        if rng.below(8) == 0 {
            // aborted and run again, with other data
            let other = BTreeMap::from([(key(&mut rng, 90), value(&mut rng))]);
            turn(&mut keyed, tick, &other, false);
            keyed.decide(false);
        }
        if faulty && rng.below(12) == 0 {
            let torn = catch_unwind(AssertUnwindSafe(|| turn(&mut keyed, tick, &batch, true)));
            if torn.is_err() {
                keyed.decide(false);
                history.push(BTreeMap::new());
                continue;
            }
            keyed.decide(false);
        }
        history.push(batch.clone());
        let given = turn(&mut keyed, tick, &batch, false);
        let expected = (at % slide == 0).then(|| naive(&history, window, at, merge));
        assert_eq!(given, expected, "batch {at}, window {window}, slide {slide}, seed {seed}");
        keyed.decide(true);
    }
}

fn read<'s, K, S, V: PartialEq + std::fmt::Debug>(
    given: Given<'s, K, S>,
    value: impl Fn(S::View<'s>) -> V,
) -> Option<BTreeMap<String, V>>
where
    K: Stored,
    K::View<'s>: AsRef<str>,
    S: Stored,
{
    match given {
        Given::NotDue => None,
        Given::Due(pairs) => {
            let mut map = BTreeMap::new();
            for (key, v) in pairs {
                assert_eq!(map.insert(key.as_ref().to_owned(), value(v)), None, "a key comes once");
            }
            Some(map)
        }
    }
}

fn shapes() -> Vec<(u64, u64)> {
    let mut shapes: Vec<(u64, u64)> =
        vec![(1, 1), (2, 1), (3, 1), (7, 1), (16, 1), (50, 1), (4, 2), (12, 4), (30, 10)];
    shapes.extend([(5, 3), (7, 4), (9, 6), (3, 3), (8, 8), (2, 3), (1, 4), (3, 7)]);
    if cfg!(miri) { vec![(3, 1), (5, 3), (2, 3)] } else { shapes }
}

fn with_two<S: Stored, F: for<'x> Fn(Two<'x, S>) -> One<'x, S>>(f: F) -> F {
    f
}

#[test]
fn folding_concatenates_in_order() {
    for (i, shape) in shapes().into_iter().enumerate() {
        for round in 0..2 {
            let letters = |rng: &mut Rng| format!("{}", (b'a' + rng.below(26) as u8) as char);
            let merge = |a: String, b: String| a + &b;
            check::<String, String, Folding<String>, String>(
                (i * 2 + round) as u64,
                shape,
                Shape::new(shape.0, shape.1),
                letters,
                merge,
                |keyed, tick, batch, torn| {
                    let f = with_two::<String, _>(|two| {
                        two.merge(|a, b| {
                            assert!(!torn, "torn");
                            a + &b
                        })
                    });
                    read(keyed.take(tick, entries(batch.clone()), |v| v, &f), |v| v)
                },
            );
        }
    }
}

#[test]
fn folding_keeps_text_that_was_borrowed() {
    for (i, shape) in shapes().into_iter().enumerate() {
        check::<Str, Str, Folding<Str>, String>(
            i as u64,
            shape,
            Shape::new(shape.0, shape.1),
            |rng| rng.below(1000).to_string().repeat(9),
            Ord::max,
            |keyed, tick, batch, torn| {
                let f = with_two::<Str, _>(|two| {
                    two.merge(|a, b| {
                        assert!(!torn, "torn");
                        if a < b { b } else { a }
                    })
                });
                let pairs = batch.iter().map(|(key, value)| (key.as_str(), value.as_str()));
                read(keyed.take(tick, entries(pairs), |v| v, &f), str::to_owned)
            },
        );
    }
}

/// Text has an inverse on the left: what comes first can be taken away. Wrong orders panic.
#[test]
fn inverting_takes_out_what_leaves_and_puts_in_what_comes() {
    for (i, shape) in shapes().into_iter().enumerate() {
        for round in 0..2 {
            check::<String, (String, u32), Inverting<(String, u32)>, String>(
                (i * 2 + round) as u64,
                shape,
                Shape::new(shape.0, shape.1),
                |rng| rng.below(30).to_string() + ",",
                |a, b| a + &b,
                |keyed, tick, batch, torn| {
                    let f = counted(with_two::<String, _>(|two| two.merge(|a, b| a + &b)));
                    let inverse = uncounted(with_two::<String, _>(|two| {
                        two.merge(|all, part| {
                            assert!(!torn, "torn");
                            all.strip_prefix(&part).expect("what leaves came first").to_owned()
                        })
                    }));
                    let pairs = batch.iter().map(|(key, value)| (key.clone(), value.clone()));
                    read(keyed.take(tick, entries(pairs), |v| (v, 1u32), &(f, inverse)), |(v, _)| v)
                },
            );
        }
    }
}

#[test]
fn grouping_gives_all_values_in_order() {
    for (i, shape) in shapes().into_iter().enumerate() {
        for by_batch in [true, false] {
            let whole = Shape::new(shape.0, shape.1);
            check::<Str, GroupStored<Str>, Grouping<GroupStored<Str>>, Vec<String>>(
                i as u64 * 2 + 1,
                shape,
                if by_batch { whole.by_batch() } else { whole },
                |rng| (0..=rng.below(3)).map(|_| rng.below(1000).to_string()).collect(),
                |mut a, b| {
                    a.extend(b);
                    a
                },
                |keyed, tick, batch, _| {
                    let groups: BTreeMap<&str, Vec<&str>> = batch
                        .iter()
                        .map(|(key, v)| (key.as_str(), v.iter().map(String::as_str).collect()))
                        .collect();
                    let pairs = groups.iter().map(|(key, values)| (*key, Group::from(values.as_slice())));
                    read(keyed.take(tick, entries(pairs), |v| v, &()), |group| {
                        group.iter().map(str::to_owned).collect()
                    })
                },
            );
        }
    }
}
