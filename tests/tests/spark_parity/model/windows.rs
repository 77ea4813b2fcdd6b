//! Windows: by looking at their batches again, and by what enters and leaves.

use super::{
    Rules,
    stream::{Fold, Key, Rdd, Stream, add, by_key, subtract},
};
use crate::differences::Difference;
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, rc::Rc};

/// What a filter of an inverse window keeps, by the value of a key.
pub(super) type Keep = fn(&Json) -> bool;

/// Length and slide in batches.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) length: i64,
    pub(super) slide: i64,
}

impl Stream {
    /// The records of the last batches; there is an RDD also where the parent has none.
    pub(super) fn window(&self, Span { length, slide }: Span) -> Self {
        let parent = self.clone();
        Stream::new(slide, move |_, n| {
            let rdds: Result<Vec<Vec<Json>>, String> =
                parent.slice(n - length + parent.slide(), n)?.into_iter().collect();
            Ok(Some(rdds.map(|rdds| rdds.concat())))
        })
    }

    pub(super) fn reduce_by_key_and_window(&self, f: Fold, span: Span) -> Self {
        self.reduce_by_key(f).window(span).reduce_by_key(f)
    }

    pub(super) fn reduce_by_window(&self, f: Fold, span: Span) -> Self {
        self.reduce(f).window(span).reduce(f)
    }

    /// All records under one key, which a window keeps once it has it: also in ours.
    pub(super) fn sum_by_window_inverse(&self, span: Span, rules: Rules) -> Self {
        let rules = Inverse { dead_keys_leave: false, ..Inverse::of(rules) };
        self.map(|x| json!([1, x])).inverse(add, subtract, span, None, rules).map(|pair| pair[1].clone())
    }

    pub(super) fn count_by_window(&self, span: Span, rules: Rules) -> Self {
        self.map(|_| json!(1)).sum_by_window_inverse(span, rules)
    }

    pub(super) fn count_by_value_and_window(&self, span: Span, rules: Rules) -> Self {
        self.map(|x| json!([x, 1])).sum_by_key_and_window_inverse(span, Some(|n| *n != json!(0)), rules)
    }

    pub(super) fn sum_by_key_and_window_inverse(&self, span: Span, keep: Option<Keep>, rules: Rules) -> Self {
        self.inverse(add, subtract, span, keep, Inverse::of(rules))
    }

    /// `ReducedWindowedDStream`: the previous window, without the batches that leave, and with
    /// those that enter.
    fn inverse(&self, f: Fold, inverse: Fold, span: Span, keep: Option<Keep>, rules: Inverse) -> Self {
        let reduced = self.reduce_by_key(f);
        let unfiltered = {
            let reduced = reduced.clone();
            // the stream that the next slide reads, which Spark has filtered already
            let next_reads = if rules.filter_hides_only { None } else { keep };
            Rc::new(Stream::new(span.slide, move |this, n| {
                let Span { length, slide } = span;
                let step = reduced.slide();
                let (mut left, mut entered) = ((n - length - slide, n - length), (n - slide, n));
                if rules.gaps_are_in_no_window {
                    (left.1, entered.0) = (left.1.min(n - slide), entered.0.max(n - length));
                }
                let previous = this.at(n - slide)?.unwrap_or(Ok(Vec::new()));
                let (old, new) =
                    (reduced.slice(left.0 + step, left.1)?, reduced.slice(entered.0 + step, entered.1)?);
                let now = reduced.slice(n - length + step, n)?;
                Ok(Some(merge(f, inverse, previous, old, new).and_then(|mut pairs| {
                    if rules.dead_keys_leave {
                        let now = by_key(concat(now)?);
                        pairs.retain(|pair| now.contains_key(&Key(pair[0].clone())));
                    }
                    pairs.retain(|pair| next_reads.is_none_or(|keep| keep(&pair[1])));
                    Ok(pairs)
                })))
            }))
        };
        unfiltered.filter(move |pair| keep.is_none_or(|keep| keep(&pair[1])))
    }
}

/// The differences that concern windows with an inverse.
#[derive(Clone, Copy)]
struct Inverse {
    dead_keys_leave: bool,
    filter_hides_only: bool,
    gaps_are_in_no_window: bool,
}

impl Inverse {
    fn of(rules: Rules) -> Self {
        Inverse {
            dead_keys_leave: rules.has(Difference::DeadKeys),
            filter_hides_only: rules.has(Difference::LossyFilter),
            gaps_are_in_no_window: rules.has(Difference::Gaps),
        }
    }
}

fn concat(rdds: Vec<Rdd>) -> Rdd {
    rdds.into_iter().collect::<Result<Vec<_>, _>>().map(|rdds| rdds.concat())
}

/// Each key from its previous value, what leaves and what enters.
fn merge(f: Fold, inverse: Fold, previous: Rdd, old: Vec<Rdd>, new: Vec<Rdd>) -> Rdd {
    let mut keys: BTreeMap<Key, [Vec<Json>; 3]> = BTreeMap::new();
    for (at, pairs) in [previous?, concat(old)?, concat(new)?].into_iter().enumerate() {
        for (key, values) in by_key(pairs) {
            keys.entry(key).or_default()[at] = values;
        }
    }
    let fold = |values: Vec<Json>| values.into_iter().reduce(|x, y| f(&x, &y));
    let value = |(key, [previous, old, new]): (Key, [Vec<Json>; 3])| {
        let value = match (previous.into_iter().next(), fold(old), fold(new)) {
            // without a previous value, what leaves is not looked at
            (None, _, new) => {
                new.ok_or("Neither previous window has value for key, nor new values found.")?
            }
            (Some(previous), old, new) => {
                let kept = old.map_or(previous.clone(), |old| inverse(&previous, &old));
                new.map_or(kept.clone(), |new| f(&kept, &new))
            }
        };
        Ok(json!([key.0, value]))
    };
    keys.into_iter().map(value).collect()
}
