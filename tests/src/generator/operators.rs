//! How each operator is generated, by name. One that is missing here fails the coverage test.

use super::{
    LIMIT, Ty,
    closures::{self, Closure, WindowFold},
    states,
};
use crate::reference::{Meaning, Value};
use std::sync::Arc;

/// A stream, as far as the choice of what follows it depends on it.
#[derive(Clone, Debug)]
pub struct Info {
    /// The type of its records.
    pub ty: Ty,
    /// Whether the order of its records is that of the input, however many partitions there are.
    pub ordered: bool,
    /// Whether no key comes twice in a batch.
    pub distinct: bool,
    /// Whether that holds of the order within groups.
    pub groups_ordered: bool,
    /// It has a batch at every multiple of this.
    pub slide: u64,
}

/// One way to call an operator.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The arguments; `{1}` stands for the second stream. Or the whole call, with `{op}` for the
    /// operator, where more than its parentheses is needed.
    pub args: String,
    /// What the closure means.
    pub meaning: Meaning,
    /// The type of what comes out.
    pub ty: Ty,
    /// See [`Info::distinct`].
    pub distinct: bool,
}

/// An operator.
#[derive(Debug)]
pub struct Generated {
    /// Its name in the language.
    pub name: &'static str,
    /// The ways to call it on these streams.
    pub choices: fn(&[&Info]) -> Vec<Choice>,
}

const fn generated(name: &'static str, choices: fn(&[&Info]) -> Vec<Choice>) -> Generated {
    Generated { name, choices }
}

/// Every operator.
pub static GENERATED: &[Generated] = &[
    generated("cogroup", |on| {
        // a group in a group would show the order of the inner one
        let flat = on.iter().all(|on| !on.ty.has_group());
        let group = |ty: &Ty| Ty::Group(Box::new(ty.clone()));
        let grouped = together(on, true, |v, w| Ty::pair(group(v), group(w)));
        if flat { grouped } else { Vec::new() }
    }),
    generated("combine_by_key", |on| match keyed(on[0]) {
        Some((key, value)) => of(closures::combiners(value), true, |out| Ty::pair(key.clone(), out)),
        None => Vec::new(),
    }),
    generated("containing", |on| match on[0].ty {
        Ty::Str => {
            let test = Meaning::Test(Arc::new(|record: &Value| record.text().contains('a')));
            vec![Choice { args: "\"a\"".to_owned(), meaning: test, ty: Ty::Str, distinct: on[0].distinct }]
        }
        _ => Vec::new(),
    }),
    generated("count", |on| if by_partition(on[0]) { Vec::new() } else { plain("", &on[0].ty, |_| Ty::Int) }),
    generated("count_by_value", |on| match on[0].ty.has_group() || on[0].ty.depth() > 1 {
        true => Vec::new(),
        false => {
            let ty = Ty::pair(on[0].ty.clone(), Ty::Int);
            vec![Choice { args: String::new(), meaning: Meaning::Nothing, ty, distinct: true }]
        }
    }),
    generated("count_by_value_and_window", |on| match on[0].ty.has_group() || on[0].ty.depth() > 1 {
        true => Vec::new(),
        false => windows(
            on[0],
            &LENGTHS[2..3],
            ("", &Meaning::Nothing, ""),
            &Ty::pair(on[0].ty.clone(), Ty::Int),
            true,
        ),
    }),
    generated("count_by_window", |on| match by_partition(on[0]) {
        true => Vec::new(),
        false => windows(on[0], &LENGTHS[2..], ("", &Meaning::Nothing, ""), &Ty::Int, false),
    }),
    generated("distinct", |on| match on[0].ty.has_group() {
        true => Vec::new(),
        false => plain("", &on[0].ty, Ty::clone),
    }),
    generated("filter", |on| of(closures::tests(&on[0].ty), on[0].distinct, |ty| ty)),
    generated("filter_map", |on| of(closures::filter_maps(&on[0].ty), false, |ty| ty)),
    generated("flat_map", |on| of(closures::flat_maps(&on[0].ty), false, |ty| ty)),
    generated("flat_map_values", |on| match on[0].ty.halves() {
        Some((key, value)) => of(closures::flat_maps(value), false, |value| Ty::pair(key.clone(), value)),
        None => Vec::new(),
    }),
    generated("for_each_partition", |on| output(on, "|records| out.put_partition({output}, &records)")),
    generated("foreach_rdd", |on| {
        let mut choices = output(on, "|rdd| out.put({output}, &rdd)");
        choices.extend(output(on, "|rdd, time| out.put_at({output}, time, &rdd)"));
        choices
    }),
    generated("full_outer_join", |on| joined(on, |v, w| Ty::pair(maybe(v), maybe(w)))),
    generated("glom", |on| match on[0].ty.has_group() {
        true => Vec::new(),
        false => plain("", &on[0].ty, |ty| Ty::Partition(Box::new(ty.clone()))),
    }),
    generated("group_by_key", |on| match keyed(on[0]) {
        Some((key, value)) if value.depth() < 2 => {
            let ty = Ty::pair(key.clone(), Ty::Group(Box::new(value.clone())));
            vec![Choice { args: String::new(), meaning: Meaning::Nothing, ty, distinct: true }]
        }
        _ => Vec::new(),
    }),
    generated("group_by_key_and_window", |on| match keyed(on[0]) {
        Some((key, value)) if value.depth() < 2 => {
            let ty = Ty::pair(key.clone(), Ty::Group(Box::new(value.clone())));
            windows(on[0], &LENGTHS[..1], ("", &Meaning::Nothing, ""), &ty, true)
        }
        _ => Vec::new(),
    }),
    generated("inspect", |on| match by_partition(on[0]) {
        true => Vec::new(),
        false => vec![Choice { distinct: on[0].distinct, ..plain("|_| ()", &on[0].ty, Ty::clone).remove(0) }],
    }),
    generated("join", |on| joined(on, |v, w| Ty::pair(v.clone(), w.clone()))),
    generated("join_table", |on| looked_up(on[0], false)),
    generated("key_by", |on| match on[0].ty.depth() {
        0..=2 => of(closures::keys(&on[0].ty), false, |key| Ty::pair(key, on[0].ty.clone())),
        _ => Vec::new(),
    }),
    generated("left_outer_join", |on| joined(on, |v, w| Ty::pair(v.clone(), maybe(w)))),
    generated("left_outer_join_table", |on| looked_up(on[0], true)),
    generated("map", |on| of(closures::maps(&on[0].ty), false, |ty| ty)),
    generated("map_partitions", |on| of(closures::iterators(&on[0].ty), false, |ty| ty)),
    generated("map_values", |on| match on[0].ty.halves() {
        Some((key, value)) => of(closures::maps(value), on[0].distinct, |value| Ty::pair(key.clone(), value)),
        None => Vec::new(),
    }),
    generated("map_with_state", |on| match keyed(on[0]) {
        Some((key, value)) => states::mapped(on[0], key, value),
        None => Vec::new(),
    }),
    generated("print", |on| output(on, "")),
    generated("print_n", |on| {
        let mut choices = output(on, "0");
        choices.extend(output(on, "3"));
        choices
    }),
    generated("reduce", |on| of(closures::folds(&on[0].ty, on[0].ordered, false), false, |ty| ty)),
    generated("reduce_by_key", |on| match keyed(on[0]) {
        Some((key, value)) => {
            let folds = closures::folds(value, on[0].ordered, on[0].distinct);
            of(folds, true, |value| Ty::pair(key.clone(), value))
        }
        None => Vec::new(),
    }),
    generated("reduce_by_key_and_window", |on| match keyed(on[0]) {
        Some((key, value)) => windows_of(
            closures::folds_in_windows(value, on[0].ordered, on[0].distinct),
            on[0],
            true,
            |value| Ty::pair(key.clone(), value),
        ),
        None => Vec::new(),
    }),
    generated("reduce_by_window", |on| {
        // a filter is for keys
        let mut folds = closures::folds_in_windows(&on[0].ty, on[0].ordered, false);
        folds.retain(|fold| fold.after.is_empty());
        windows_of(folds, on[0], false, |ty| ty)
    }),
    generated("remember", |on| output(on, &format!("&Remembered::<{}>::new(), \"3s\"", on[0].ty.rust()))),
    generated("repartition", |on| match by_partition(on[0]) {
        true => Vec::new(),
        false => numbered(&[("1", 1), ("3", 3), ("limit + 1", LIMIT + 1)], on[0]),
    }),
    generated("right_outer_join", |on| joined(on, |v, w| Ty::pair(maybe(v), w.clone()))),
    generated("sample", |on| match by_partition(on[0]) {
        true => Vec::new(),
        // what a fraction between gives is not known to the reference
        false => numbered(&[("1.0", 1), ("0.0", 0)], on[0]),
    }),
    generated("save_as_object_files", |on| match on[0].ty.has_group() {
        true => Vec::new(),
        false => output(on, "\"out/objects/{output}\""),
    }),
    generated("save_as_text_files", |on| {
        let mut choices = output(on, "\"out/{output}\"");
        choices.extend(output(on, "\"out/{output}\", \"txt\""));
        choices
    }),
    generated("split_fields", |on| match on[0].ty {
        Ty::Str => plain("' '", &Ty::Str, |_| Ty::Fields),
        _ => Vec::new(),
    }),
    generated("state_snapshots", |on| match keyed(on[0]) {
        Some((key, value)) => states::snapshots(on[0], key, value),
        None => Vec::new(),
    }),
    generated("top_k", |on| match on[0].ty.has_group() {
        true => Vec::new(),
        false => numbered(&[("1", 1), ("5", 5), ("limit", LIMIT)], on[0]),
    }),
    generated("transform", |on| of(closures::transforms(&on[0].ty), false, |ty| ty)),
    generated("transform_with", |on| match on {
        [a, b] => of(closures::transforms_with(&a.ty, &b.ty), false, |ty| ty),
        _ => Vec::new(),
    }),
    generated("try_flat_map", |on| of(closures::try_flat_maps(&on[0].ty), false, |ty| ty)),
    generated("try_map", |on| of(closures::try_maps(&on[0].ty), false, |ty| ty)),
    generated("union", |on| match on {
        [a, b] if a.ty == b.ty => plain("{1}", &a.ty, Ty::clone),
        _ => Vec::new(),
    }),
    generated("update_state_by_key", |on| match keyed(on[0]) {
        Some((key, value)) => {
            let mut all = of(closures::updates(value), true, |state| Ty::pair(key.clone(), state));
            all.extend(states::updates(key));
            all
        }
        None => Vec::new(),
    }),
    generated("window", |on| match by_partition(on[0]) {
        true => Vec::new(),
        false => windows(on[0], &LENGTHS, ("", &Meaning::Nothing, ""), &on[0].ty, false),
    }),
    generated("words", |on| if on[0].ty == Ty::Str { plain("", &Ty::Str, Ty::clone) } else { Vec::new() }),
    generated("write_to", |on| output(on, "PrintSink::new(100_000)")),
];

fn maybe(ty: &Ty) -> Ty {
    Ty::Maybe(Box::new(ty.clone()))
}

/// Two streams brought together by key, if that is of one type.
fn together(on: &[&Info], distinct: bool, out: impl Fn(&Ty, &Ty) -> Ty) -> Vec<Choice> {
    let [a, b] = on else { return Vec::new() };
    match (keyed(a), keyed(b)) {
        (Some((key, v)), Some((other, w))) if key == other && v.depth().max(w.depth()) < 2 => {
            let ty = Ty::pair(key.clone(), out(v, w));
            vec![Choice { args: "{1}".to_owned(), meaning: Meaning::Nothing, ty, distinct }]
        }
        _ => Vec::new(),
    }
}

/// Pairs with the rows of a table, which has some keys twice and others not at all.
fn looked_up(on: &Info, outer: bool) -> Vec<Choice> {
    let Some((key, value)) = keyed(on).filter(|(_, value)| value.depth() < 2) else { return Vec::new() };
    let int = Value::Int;
    let (rows, text, row) = match key {
        // owned keys find borrowed ones
        Ty::Str | Ty::Owned => {
            let rows = [("a", 1), ("bb", 2), ("a", 3), ("", 4)].map(|(key, n)| (Value::str(key), int(n)));
            (rows.to_vec(), "[(\"a\", 1u64), (\"bb\", 2), (\"a\", 3), (\"\", 4)]", Ty::Int)
        }
        Ty::Int => {
            let rows = [(1, "one"), (2, "two"), (2, "deux")].map(|(key, row)| (int(key), Value::str(row)));
            (rows.to_vec(), "[(1u64, \"one\"), (2, \"two\"), (2, \"deux\")]", Ty::Str)
        }
        _ => return Vec::new(),
    };
    let find = move |record: &Value| {
        let found = rows.iter().filter(|(key, _)| key == record.key()).map(|(_, row)| row.clone());
        let mut found: Vec<Value> = match outer {
            true => found.map(|row| Value::maybe(Some(row))).collect(),
            false => found.collect(),
        };
        if outer && found.is_empty() {
            found.push(Value::maybe(None));
        }
        let pair = |row| Value::pair(record.key().clone(), Value::pair(record.value().clone(), row));
        found.into_iter().map(pair).collect()
    };
    let row = if outer { maybe(&row) } else { row };
    let ty = Ty::pair(key.clone(), Ty::pair(value.clone(), row));
    let args = format!("&broadcast_table({text})");
    vec![Choice { args, meaning: Meaning::Many(Arc::new(find)), ty, distinct: false }]
}

/// The same for a join: its keys come once if they do on both sides.
fn joined(on: &[&Info], out: impl Fn(&Ty, &Ty) -> Ty) -> Vec<Choice> {
    together(on, on.iter().all(|on| on.distinct), out)
}

/// Key and value, if the first half of the records can be a key.
fn keyed(on: &Info) -> Option<(&Ty, &Ty)> {
    on.ty.halves().filter(|(key, _)| !key.has_group())
}

fn of(closures: Vec<Closure>, distinct: bool, out: impl Fn(Ty) -> Ty) -> Vec<Choice> {
    let choice = |closure: Closure| Choice {
        args: closure.text,
        meaning: closure.meaning,
        ty: out(closure.out),
        distinct,
    };
    closures.into_iter().map(choice).collect()
}

fn plain(args: &str, ty: &Ty, out: fn(&Ty) -> Ty) -> Vec<Choice> {
    vec![Choice { args: args.to_owned(), meaning: Meaning::Nothing, ty: out(ty), distinct: false }]
}

/// Windows without a slide, as long as it, longer, and shorter.
const LENGTHS: [(u64, Option<u64>); 4] = [(3, None), (2, Some(2)), (3, Some(2)), (1, Some(2))];

/// Windows over a stream, in batches of a second. `before` and `after` stand around the durations.
fn windows(
    on: &Info,
    lengths: &[(u64, Option<u64>)],
    (before, then, after): (&str, &Meaning, &str),
    ty: &Ty,
    distinct: bool,
) -> Vec<Choice> {
    let choice = |(length, slide): (u64, Option<u64>)| {
        let (length, slide) = (length * on.slide, slide.map(|slide| slide * on.slide));
        let durations = match slide {
            Some(slide) => format!("\"{length}s\", \"{slide}s\""),
            None => format!("\"{length}s\""),
        };
        let meaning = Meaning::Window(length, slide.unwrap_or(on.slide), Box::new(then.clone()));
        Choice { args: format!("{before}{durations}{after}"), meaning, ty: ty.clone(), distinct }
    };
    lengths.iter().copied().filter(|_| on.slide < 3).map(choice).collect()
}

/// The same with closures. The first has all durations, the others one each.
fn windows_of(folds: Vec<WindowFold>, on: &Info, distinct: bool, out: impl Fn(Ty) -> Ty) -> Vec<Choice> {
    let with = |(i, WindowFold { closure, after, of_one_batch }): (usize, WindowFold)| {
        let lengths = match i {
            _ if of_one_batch => &LENGTHS[3..],
            0 => &LENGTHS[..],
            i => &LENGTHS[i % LENGTHS.len()..][..1],
        };
        let around = (&*format!("{}, ", closure.text), &closure.meaning, after);
        windows(on, lengths, around, &out(closure.out), distinct)
    };
    folds.into_iter().enumerate().flat_map(with).collect()
}

/// A number, as text and as it is, and the same records.
fn numbered(numbers: &[(&str, u64)], on: &Info) -> Vec<Choice> {
    let choice = |(text, n): &(&str, u64)| Choice {
        args: (*text).to_owned(),
        meaning: Meaning::Number(*n),
        ty: on.ty.clone(),
        distinct: on.distinct,
    };
    numbers.iter().map(choice).collect()
}

/// Whether records can only be taken apart again, among them those whose number depends on
/// partitions.
fn by_partition(on: &Info) -> bool {
    matches!(on.ty, Ty::Partition(_) | Ty::Fields)
}

/// An output: not of groups whose order depends on partitions.
fn output(on: &[&Info], args: &str) -> Vec<Choice> {
    if can_be_output(on[0]) { plain(args, &on[0].ty, Ty::clone) } else { Vec::new() }
}

/// Whether the text of the records does not depend on partitions.
pub(super) fn can_be_output(on: &Info) -> bool {
    !by_partition(on) && (!on.ty.has_group() || on.groups_ordered)
}
