//! The catalogue of closures: for a record type those that fit it, each as Rust text and as a
//! function on values.
//!
//! Closures on groups do not see the order of the values, which depends on partitions; closures
//! that see the order of records are given only where `ordered` says that it is kept. Numbers stay
//! small: nothing multiplies.

use super::Ty;
use crate::reference::{Meaning, Value};
use std::sync::Arc;

/// A closure for one record type.
#[derive(Clone, Debug)]
pub(super) struct Closure {
    /// What stands between the parentheses.
    pub(super) text: String,
    /// What it means.
    pub(super) meaning: Meaning,
    /// What comes out: a record, a key, a value or a state.
    pub(super) out: Ty,
}

/// The value of the configuration parameter `limit` of generated pipelines.
pub const LIMIT: u64 = 3;

fn closure(text: &str, out: Ty, meaning: Meaning) -> Closure {
    Closure { text: text.to_owned(), meaning, out }
}

fn one(text: &str, out: Ty, f: impl Fn(&Value) -> Value + Send + Sync + 'static) -> Closure {
    closure(text, out, Meaning::One(Arc::new(f)))
}

fn many(text: &str, out: Ty, f: impl Fn(&Value) -> Vec<Value> + Send + Sync + 'static) -> Closure {
    closure(text, out, Meaning::Many(Arc::new(f)))
}

fn fold(text: &str, out: &Ty, f: impl Fn(Value, Value) -> Value + Send + Sync + 'static) -> Closure {
    closure(text, out.clone(), Meaning::Fold(Arc::new(f)))
}

fn update(
    text: &str,
    out: Ty,
    f: impl Fn(&[Value], Option<Value>) -> Option<Value> + Send + Sync + 'static,
) -> Closure {
    closure(text, out, Meaning::Update(Arc::new(f)))
}

fn int(n: u64) -> Value {
    Value::Int(n)
}

fn len(value: &Value) -> u64 {
    value.text().len() as u64
}

/// One record by value to one record.
pub(super) fn maps(ty: &Ty) -> Vec<Closure> {
    let mut all = match ty {
        Ty::Int => vec![
            one("|n| n / 2", Ty::Int, |v| int(v.int() / 2)),
            one("move |n| n + limit", Ty::Int, |v| int(v.int() + LIMIT)),
            one("plus(2)", Ty::Int, |v| int(v.int() + 2)),
            one("|n| (n % 3, n)", Ty::pair(Ty::Int, Ty::Int), |v| Value::pair(int(v.int() % 3), v.clone())),
            one("|n| n.to_string()", Ty::Owned, |v| Value::Str(v.int().to_string())),
            one("|n| ((n % 2, n % 3), n)", Ty::pair(Ty::pair(Ty::Int, Ty::Int), Ty::Int), |v| {
                Value::pair(Value::pair(int(v.int() % 2), int(v.int() % 3)), v.clone())
            }),
        ],
        Ty::Str => vec![
            one("|s| s.trim()", Ty::Str, |v| Value::str(v.text().trim())),
            one("size", Ty::Int, |v| int(len(v))),
            one("|s| (s, 1u64)", Ty::pair(Ty::Str, Ty::Int), |v| Value::pair(v.clone(), int(1))),
            one("|s: &str| s.to_uppercase()", Ty::Owned, |v| Value::Str(v.text().to_uppercase())),
            one("|s| ((s, size(s) % 3), size(s))", Ty::pair(Ty::pair(Ty::Str, Ty::Int), Ty::Int), |v| {
                Value::pair(Value::pair(v.clone(), int(len(v) % 3)), int(len(v)))
            }),
        ],
        Ty::Owned => vec![
            one("|s| s.to_lowercase()", Ty::Owned, |v| Value::Str(v.text().to_lowercase())),
            one("size", Ty::Int, |v| int(len(v))),
            one("|s| (s, 1u64)", Ty::pair(Ty::Owned, Ty::Int), |v| Value::pair(v.clone(), int(1))),
            one("|s| (size(&s) % 4, s)", Ty::pair(Ty::Int, Ty::Owned), |v| {
                Value::pair(int(len(v) % 4), v.clone())
            }),
        ],
        Ty::Pair(a, b) => {
            let mut all = vec![
                one("|(_, v)| v", (**b).clone(), |v| v.value().clone()),
                one("|(k, _)| k", (**a).clone(), |v| v.key().clone()),
            ];
            if !b.has_group() {
                all.push(one("|(k, v)| (v, k)", Ty::pair((**b).clone(), (**a).clone()), |v| {
                    Value::pair(v.value().clone(), v.key().clone())
                }));
            }
            all
        }
        Ty::Maybe(of) => {
            let mut all =
                vec![one("|o| u64::from(o.is_some())", Ty::Int, |v| int(v.option().map_or(0, |_| 1)))];
            if matches!(**of, Ty::Int | Ty::Str | Ty::Owned) {
                let default = if **of == Ty::Int { int(0) } else { Value::str("") };
                all.push(one("|o| o.unwrap_or_default()", (**of).clone(), move |v| {
                    v.option().unwrap_or(&default).clone()
                }));
            }
            all
        }
        Ty::Group(of) => {
            let mut all = vec![one("|g| g.len() as u64", Ty::Int, |v| int(v.group().len() as u64))];
            let max = |v: &Value| v.group().iter().max().cloned();
            match **of {
                Ty::Int => all.push(one("|g| g.iter().sum::<u64>()", Ty::Int, |v| {
                    int(v.group().iter().map(Value::int).sum())
                })),
                Ty::Str => {
                    all.push(one("|g| g.iter().max().unwrap_or(\"\")", Ty::Str, move |v| {
                        max(v).unwrap_or(Value::str(""))
                    }));
                }
                Ty::Owned => all.push(one("|g| g.iter().max().unwrap_or_default()", Ty::Owned, move |v| {
                    max(v).unwrap_or(Value::str(""))
                })),
                Ty::Pair(..) | Ty::Maybe(_) | Ty::Group(_) | Ty::Partition(_) | Ty::Fields => {}
            }
            all
        }
        Ty::Partition(_) | Ty::Fields => return Vec::new(),
    };
    if ty.depth() < 2 {
        all.push(one("|r| (7u64, r)", Ty::pair(Ty::Int, ty.clone()), |v| Value::pair(int(7), v.clone())));
    }
    all
}

/// One record by value to any number.
pub(super) fn flat_maps(ty: &Ty) -> Vec<Closure> {
    let mut all = match ty {
        Ty::Int => vec![many("|n| 0..n % 4", Ty::Int, |v| (0..v.int() % 4).map(int).collect())],
        Ty::Str => vec![
            many("|s| s.split_whitespace()", Ty::Str, |v| {
                v.text().split_whitespace().map(Value::str).collect()
            }),
            many("|s| s.split(' ').map(|w| (w, 1u64))", Ty::pair(Ty::Str, Ty::Int), |v| {
                v.text().split(' ').map(|w| Value::pair(Value::str(w), int(1))).collect()
            }),
        ],
        Ty::Owned => {
            vec![many("|s| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>()", Ty::Owned, |v| {
                v.text().split_whitespace().map(Value::str).collect()
            })]
        }
        Ty::Pair(a, b) => match &**b {
            Ty::Group(of) => {
                let text = "|(k, g)| g.into_iter().map(move |v| (k.clone(), v))";
                vec![many(text, Ty::pair((**a).clone(), (**of).clone()), |v| {
                    let values = v.value().group().iter();
                    values.map(|value| Value::pair(v.key().clone(), value.clone())).collect()
                })]
            }
            Ty::Int | Ty::Str | Ty::Owned | Ty::Pair(..) | Ty::Maybe(_) | Ty::Partition(_) | Ty::Fields => {
                Vec::new()
            }
        },
        Ty::Maybe(of) => vec![many("|o| o", (**of).clone(), |v| v.option().into_iter().cloned().collect())],
        Ty::Group(of) => vec![many("|g| g", (**of).clone(), |v| v.group().to_vec())],
        Ty::Partition(of) => return vec![many("|g| g", (**of).clone(), |v| v.group().to_vec())],
        Ty::Fields => {
            return vec![
                many("|fields| fields", Ty::Str, |v| v.group().to_vec()),
                many("|fields| fields.get(1)", Ty::Str, |v| {
                    v.group().iter().skip(1).take(1).cloned().collect()
                }),
            ];
        }
    };
    all.push(many("|r| [r.clone(), r]", ty.clone(), |v| vec![v.clone(), v.clone()]));
    all
}

/// One record by value to one or none.
pub(super) fn filter_maps(ty: &Ty) -> Vec<Closure> {
    let optional = |text: &str, out: &Ty, f: fn(&Value) -> Option<Value>| {
        many(text, out.clone(), move |v| f(v).into_iter().collect())
    };
    let mut all = match ty {
        Ty::Int => vec![
            optional("|n| n.checked_sub(limit)", ty, |v| v.int().checked_sub(LIMIT).map(int)),
            optional("|n| (n % 2 == 1).then(|| (n % 3, n))", &Ty::pair(Ty::Int, Ty::Int), |v| {
                (v.int() % 2 == 1).then(|| Value::pair(int(v.int() % 3), v.clone()))
            }),
        ],
        Ty::Str => vec![
            optional("|s| s.strip_prefix('a')", ty, |v| v.text().strip_prefix('a').map(Value::str)),
            optional("|s| s.split_once(' ')", &Ty::pair(Ty::Str, Ty::Str), |v| {
                v.text().split_once(' ').map(|(a, b)| Value::pair(Value::str(a), Value::str(b)))
            }),
        ],
        Ty::Owned => vec![optional("|s| Some(s).filter(|s| size(s) > 1)", ty, |v| {
            Some(v.clone()).filter(|v| len(v) > 1)
        })],
        Ty::Maybe(of) => vec![optional("|o| o", of, |v| v.option().cloned())],
        Ty::Pair(..) | Ty::Group(_) => Vec::new(),
        Ty::Partition(_) | Ty::Fields => return Vec::new(),
    };
    all.push(optional("Some", ty, |v| Some(v.clone())));
    all
}

/// An iterator over the records of a partition to another one. Where partitions end does not show.
pub(super) fn iterators(ty: &Ty) -> Vec<Closure> {
    if matches!(ty, Ty::Partition(_) | Ty::Fields) {
        return Vec::new();
    }
    let mut all = vec![
        many("|records| records", ty.clone(), |v| vec![v.clone()]),
        many("|records| records.flat_map(|r| [r.clone(), r])", ty.clone(), |v| vec![v.clone(), v.clone()]),
    ];
    if *ty == Ty::Int {
        all.push(many("|records| records.filter(|n| *n > limit).map(plus(1))", Ty::Int, |v| {
            if v.int() > LIMIT { vec![int(v.int() + 1)] } else { Vec::new() }
        }));
    }
    if *ty == Ty::Str {
        all.push(many("|lines| lines.flat_map(str::split_whitespace).collect::<Vec<_>>()", Ty::Str, |v| {
            v.text().split_whitespace().map(Value::str).collect()
        }));
    }
    all
}

/// One record by value to one or an error, of which only the records go on.
pub(super) fn try_maps(ty: &Ty) -> Vec<Closure> {
    let fallible = |text: &str, out: &Ty, f: fn(&Value) -> Option<Value>| {
        many(text, out.clone(), move |v| f(v).into_iter().collect())
    };
    let mut all = match ty {
        Ty::Int => vec![fallible("|n| if n % 2 == 0 { Ok(n / 2) } else { Err(\"odd\") }", ty, |v| {
            (v.int() % 2 == 0).then(|| int(v.int() / 2))
        })],
        Ty::Str => vec![fallible("|s| s.split_once(' ').ok_or(s)", &Ty::pair(Ty::Str, Ty::Str), |v| {
            v.text().split_once(' ').map(|(a, b)| Value::pair(Value::str(a), Value::str(b)))
        })],
        Ty::Owned | Ty::Pair(..) | Ty::Maybe(_) | Ty::Group(_) => Vec::new(),
        Ty::Partition(_) | Ty::Fields => return Vec::new(),
    };
    all.push(fallible("Ok::<_, ()>", ty, |v| Some(v.clone())));
    all
}

/// The same for any number of records.
pub(super) fn try_flat_maps(ty: &Ty) -> Vec<Closure> {
    let mut all = match ty {
        Ty::Str => {
            let text = "|s| if s.is_empty() { Err(s) } else { Ok(s.split_whitespace()) }";
            vec![many(text, Ty::Str, |v| v.text().split_whitespace().map(Value::str).collect())]
        }
        Ty::Partition(_) | Ty::Fields => return Vec::new(),
        Ty::Int | Ty::Owned | Ty::Pair(..) | Ty::Maybe(_) | Ty::Group(_) => Vec::new(),
    };
    all.push(many("|r| Ok::<_, ()>([r.clone(), r])", ty.clone(), |v| vec![v.clone(), v.clone()]));
    all
}

/// A question about a record by reference.
pub(super) fn tests(ty: &Ty) -> Vec<Closure> {
    type Kind = (&'static str, fn(&Value) -> bool);
    let mut all = Vec::new();
    for leaf in ty.leaves() {
        let kinds: &[Kind] = match leaf.ty {
            Ty::Int => &[("n % 2 == 0", |v| v.int() % 2 == 0), ("*n <= limit", |v| v.int() <= LIMIT)],
            Ty::Str | Ty::Owned => {
                &[("!s.is_empty()", |v| !v.text().is_empty()), ("size(s) >= limit", |v| len(v) >= LIMIT)]
            }
            Ty::Maybe(_) => &[("o.is_some()", |v| v.option().is_some())],
            Ty::Group(_) => &[("g.len() > 1", |v| v.group().len() > 1)],
            Ty::Pair(..) | Ty::Partition(_) | Ty::Fields => &[],
        };
        for (text, test) in kinds {
            let (test, leaf) = (*test, leaf.clone());
            let text = format!("|{}| {text}", leaf.pattern);
            all.push(closure(
                &text,
                ty.clone(),
                Meaning::Test(Arc::new(move |record| test(leaf.of(record)))),
            ));
        }
    }
    all
}

/// A key that is found in a record by reference.
pub(super) fn keys(ty: &Ty) -> Vec<Closure> {
    type Kind = (&'static str, Ty, fn(&Value) -> Value);
    let mut all = Vec::new();
    for leaf in ty.leaves() {
        let head = |v: &Value| Value::str(v.text().get(..1).unwrap_or(""));
        let kinds: Vec<Kind> = match leaf.ty {
            Ty::Int => vec![
                ("n % 4", Ty::Int, |v| int(v.int() % 4)),
                ("(n % 2, n % 3)", Ty::pair(Ty::Int, Ty::Int), |v| {
                    Value::pair(int(v.int() % 2), int(v.int() % 3))
                }),
            ],
            Ty::Str => vec![
                ("s.get(..1).unwrap_or(\"\")", Ty::Str, head),
                ("(*s, size(s) % 2)", Ty::pair(Ty::Str, Ty::Int), |v| {
                    Value::pair(v.clone(), int(len(v) % 2))
                }),
                ("size(s)", Ty::Int, |v| int(len(v))),
            ],
            Ty::Owned => vec![("s.clone()", Ty::Owned, Value::clone), ("size(s)", Ty::Int, |v| int(len(v)))],
            Ty::Maybe(_) => vec![("u64::from(o.is_some())", Ty::Int, |v| int(v.option().map_or(0, |_| 1)))],
            Ty::Group(_) => vec![("g.len() as u64", Ty::Int, |v| int(v.group().len() as u64))],
            Ty::Pair(..) | Ty::Partition(_) | Ty::Fields => Vec::new(),
        };
        for (text, out, key) in kinds {
            let leaf = leaf.clone();
            all.push(one(&format!("|{}| {text}", leaf.pattern), out, move |record| key(leaf.of(record))));
        }
    }
    all
}

/// Two records to one. Associative; commutative too unless `ordered`. With `distinct` it is never
/// called.
pub(super) fn folds(ty: &Ty, ordered: bool, distinct: bool) -> Vec<Closure> {
    // how many there are depends on partitions, and so does which one is the first
    if matches!(ty, Ty::Partition(_)) {
        return Vec::new();
    }
    let mut all = Vec::new();
    if *ty == Ty::Int {
        all.push(fold("|a, b| a + b", ty, |a, b| int(a.int() + b.int())));
    }
    if !ty.has_group() {
        all.push(fold("|a, b| std::cmp::max(a, b)", ty, Value::max));
        all.push(fold("|a, b| a.min(b)", ty, Value::min));
    }
    if ordered && *ty == Ty::Owned {
        all.push(fold("|a, b| a + \"+\" + &b", ty, |a, b| Value::Str(format!("{}+{}", a.text(), b.text()))));
    }
    if ordered || distinct {
        all.push(fold("|a, _| a", ty, |a, _| a));
    }
    if ordered {
        all.push(fold("|_, b| b", ty, |_, b| b));
    }
    all
}

/// A fold of a window.
pub(super) struct WindowFold {
    /// with an inverse or without
    pub(super) closure: Closure,
    /// what stands behind the durations
    pub(super) after: &'static str,
    /// It is right only if no key comes twice in a window.
    pub(super) of_one_batch: bool,
}

/// Folds of windows.
pub(super) fn folds_in_windows(ty: &Ty, ordered: bool, distinct: bool) -> Vec<WindowFold> {
    let fold = |closure, of_one_batch| WindowFold { closure, after: "", of_one_batch };
    let mut all: Vec<_> = folds(ty, ordered, false).into_iter().map(|closure| fold(closure, false)).collect();
    if distinct && !ordered {
        all.extend(folds(ty, false, true).pop().map(|closure| fold(closure, true)));
    }
    if *ty == Ty::Int {
        let sum = |text: &str, after, keep: fn(u64) -> bool| {
            let of =
                move |all: &[Value]| Some(all.iter().map(Value::int).sum()).filter(|n| keep(*n)).map(int);
            let closure = closure(text, Ty::Int, Meaning::Invertible(Arc::new(of)));
            WindowFold { closure, after, of_one_batch: false }
        };
        all.push(sum("|a, b| a + b, |all, part| all - part", "", |_| true));
        all.push(sum("|a, b| a + b, |a, b| a - b", ", |(_, n)| n % 2 == 1", |n| n % 2 == 1));
    }
    all
}

/// Three closures: a combiner of a value, with another value, and of two. None sees the order of
/// the values.
pub(super) fn combiners(ty: &Ty) -> Vec<Closure> {
    let gather =
        |text: &str, out: Ty, f: fn(&[Value]) -> Value| closure(text, out, Meaning::Gather(Arc::new(f)));
    let mut all =
        vec![gather("|_| 1u64, |n, _| n + 1, |a, b| a + b", Ty::Int, |values| int(values.len() as u64))];
    if *ty == Ty::Int {
        let text = "|v| (v, 1u64), |(sum, n), v| (sum + v, n + 1), |(a, n), (b, m)| (a + b, n + m)";
        all.push(gather(text, Ty::pair(Ty::Int, Ty::Int), |values| {
            Value::pair(int(values.iter().map(Value::int).sum()), int(values.len() as u64))
        }));
    }
    if *ty == Ty::Str {
        let text = "size, |n, s| n.max(size(s)), u64::max";
        all.push(gather(text, Ty::Int, |values| int(values.iter().map(len).max().unwrap_or_default())));
    }
    all
}

/// A whole batch to another one. The driver sees records in an order that depends on partitions;
/// what these give does not, but for that order.
pub(super) fn transforms(ty: &Ty) -> Vec<Closure> {
    let whole = |text: &str, out: &Ty, f: fn(&[Value]) -> Vec<Value>| {
        closure(text, out.clone(), Meaning::Whole(Arc::new(move |inputs| f(inputs[0]))))
    };
    if matches!(ty, Ty::Partition(_) | Ty::Fields) {
        return Vec::new();
    }
    let mut all = vec![
        whole("|rdd| rdd", ty, <[Value]>::to_vec),
        whole("|rdd, _time| rdd.flat_map(|r| [r.clone(), r])", ty, |records| {
            records.iter().flat_map(|r| [r.clone(), r.clone()]).collect()
        }),
    ];
    if !ty.has_group() {
        all.push(whole("|rdd| rdd.sort_by(|a, b| a.cmp(b))", ty, |records| {
            let mut sorted = records.to_vec();
            sorted.sort_unstable();
            sorted
        }));
        all.push(whole("|rdd| rdd.distinct()", ty, |records| {
            let mut seen = Vec::new();
            records.iter().for_each(|record| {
                if !seen.contains(record) {
                    seen.push(record.clone());
                }
            });
            seen
        }));
    }
    if *ty == Ty::Int {
        all.push(whole("|rdd| rdd.map(|n| n + limit)", ty, |records| {
            records.iter().map(|n| int(n.int() + LIMIT)).collect()
        }));
    }
    all
}

/// Two whole batches to another one.
pub(super) fn transforms_with(a: &Ty, b: &Ty) -> Vec<Closure> {
    let whole = |text: &str, out: &Ty, f: fn(&[Value], &[Value]) -> Vec<Value>| {
        closure(&format!("{{1}}, {text}"), out.clone(), Meaning::Whole(Arc::new(move |on| f(on[0], on[1]))))
    };
    if [a, b].iter().any(|ty| matches!(ty, Ty::Partition(_) | Ty::Fields)) {
        return Vec::new();
    }
    let mut all = Vec::new();
    if a == b {
        all.push(whole("|a, b, _time| b.union(a)", a, |a, b| [b, a].concat()));
        if !a.has_group() {
            all.push(whole("|a, b| a.subtract(b)", a, |a, b| {
                a.iter().filter(|record| !b.contains(record)).cloned().collect()
            }));
        }
    }
    if let (Some((key, v)), Some((other, w))) = (a.halves(), b.halves())
        && key == other
        && !key.has_group()
        && v.depth().max(w.depth()) < 2
    {
        let out = Ty::pair(key.clone(), Ty::pair(v.clone(), w.clone()));
        all.push(whole("|a, b| a.join(b)", &out, |a, b| {
            let with = |a: &Value| {
                let (key, value) = (a.key().clone(), a.value().clone());
                let found = b.iter().filter(|b| *b.key() == key);
                let pair =
                    |b: &Value| Value::pair(key.clone(), Value::pair(value.clone(), b.value().clone()));
                found.map(pair).collect::<Vec<_>>()
            };
            a.iter().flat_map(with).collect()
        }));
    }
    all
}

/// The values of a key and its state to its new state.
pub(super) fn updates(ty: &Ty) -> Vec<Closure> {
    let count = |state: Option<Value>| state.map_or(0, |n| n.int());
    let mut all = vec![
        update(
            "|values, n: Option<u64>| Some(n.unwrap_or(0) + values.len() as u64)",
            Ty::Int,
            move |values, n| Some(int(count(n) + values.len() as u64)),
        ),
        update(
            "|values, n: Option<u64>| (!values.is_empty()).then(|| n.unwrap_or(0) + 1)",
            Ty::Int,
            move |values, n| (!values.is_empty()).then(|| int(count(n) + 1)),
        ),
        update(
            "|values, s: Option<(u64, u64)>| s.or(Some((0, 0))).map(|(seen, n)| (seen + 1, n + values.len() as u64))",
            Ty::pair(Ty::Int, Ty::Int),
            |values, s| {
                let (seen, n) = s.map_or((0, 0), |s| (s.key().int(), s.value().int()));
                Some(Value::pair(int(seen + 1), int(n + values.len() as u64)))
            },
        ),
    ];
    if *ty == Ty::Int {
        all.push(update(
            "|values, sum: Option<u64>| Some(sum.unwrap_or(0) + values.iter().sum::<u64>()).filter(|sum| *sum < 40)",
            Ty::Int,
            move |values, sum| {
                Some(count(sum) + values.iter().map(Value::int).sum::<u64>()).filter(|sum| *sum < 40).map(int)
            },
        ));
    }
    if matches!(ty, Ty::Str | Ty::Owned) {
        let text = match ty {
            Ty::Str => "|values, best: Option<&str>| values.iter().max().max(best)",
            _ => "|values, best: Option<String>| values.iter().max().max(best)",
        };
        all.push(update(text, ty.clone(), |values, best| values.iter().max().cloned().max(best)));
    }
    all
}
