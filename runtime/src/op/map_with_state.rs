//! `map_with_state`: a state for each key, seen by the closure once for each record (Spark rows
//! ST-01 to ST-12).
//!
//! Only keys with data, and keys whose timeout is due, are looked at. Records are grouped by key
//! first, so that a key is looked for, and its state stored, once in a batch; within a key they
//! keep their order.

use super::{Grouped, ShowsState};
use crate::{
    batch::BatchTime,
    cx::BatchCx,
    fault::OperatorGuard,
    kernel::{GROUP, Piece},
    record::{Coder, In, Key, Record},
    state::{Base, Cell, Change, Initial, Opened, Snapshot, SparseState, Written},
};
use std::{fmt, time::Duration};

/// The state of one key, as a closure of `map_with_state` sees it. A change is seen by the next
/// record of the key, and becomes current when the batch does.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use streamc::{prelude::*, testkit::{self, TestKit}};
///
/// /// How often a user was seen; told once more when nothing came for ten seconds.
/// fn seen(user: &str, value: Option<u64>, state: &mut State<u64>) -> String {
///     let before = state.get().unwrap_or(0);
///     match value {
///         Some(n) => {
///             state.update(before + n);
///             format!("{user}: {}", before + n)
///         }
///         None => format!("{user} has gone after {before}"), // the state times out
///     }
/// }
///
/// #[pipeline(batch = "1s")]
/// fn visits(users: DStream<&str>) {
///     users.map(|user| (user, 1u64)).map_with_state(seen).timeout("10s").print();
/// }
///
/// let users = testkit::input::<&str>();
/// let mut kit = TestKit::new(visits(users.stream()));
/// users.push(["ada", "ada"]);
/// let batch = kit.run_batch()?;
/// assert_eq!(batch.output("users.map.map_with_state.print"), ["ada: 1", "ada: 2"]);
/// # Ok::<(), streamc::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct State<S> {
    value: Option<S>,
    changed: bool,
    removed: bool,
    timing_out: bool,
}

impl<S> State<S> {
    fn new(value: Option<S>, timing_out: bool) -> Self {
        State { value, changed: false, removed: false, timing_out }
    }

    /// Whether the key has a state.
    pub fn exists(&self) -> bool {
        self.value.is_some()
    }

    /// The state, if there is one. An owned one is cloned: see [`State::peek`].
    pub fn get(&self) -> Option<S>
    where
        S: Clone,
    {
        self.value.clone()
    }

    /// The state to look at, if there is one.
    pub fn peek(&self) -> Option<&S> {
        self.value.as_ref()
    }

    /// Gives the key this state.
    ///
    /// # Panics
    /// After [`State::remove`] in the same call, and while the key times out, as Spark does.
    #[track_caller]
    pub fn update(&mut self, state: S) {
        assert!(!self.removed, "`State::update` after `State::remove` in the same call");
        assert!(
            !self.timing_out,
            "`State::update` while the key times out: its state is removed after this call"
        );
        self.value = Some(state);
        self.changed = true;
    }

    /// Takes the state from the key. Nothing happens when there is none, but [`State::update`] is
    /// refused afterwards all the same.
    ///
    /// # Panics
    /// When it was called before in the same call, and while the key times out, which removes the
    /// state anyway, as Spark does.
    #[track_caller]
    pub fn remove(&mut self) {
        assert!(!self.removed, "`State::remove` after `State::remove` in the same call");
        assert!(
            !self.timing_out,
            "`State::remove` while the key times out: its state is removed after this call"
        );
        self.value = None;
        self.changed = true;
        self.removed = true;
    }

    /// Whether this is the last call for a key that has been idle for longer than the timeout:
    /// there is no value, and the state goes afterwards.
    pub fn is_timing_out(&self) -> bool {
        self.timing_out
    }
}

/// What was said behind the operator.
#[derive(Debug)]
pub struct WithState<'s, K, S> {
    /// How long a key may be idle.
    pub timeout: Option<Duration>,
    /// What it begins with.
    pub initial: Option<&'s Initial<K, S>>,
}

/// Calls `f` once for each record, then once for each key that has been idle for longer than the
/// timeout, whose state is removed then. What the calls change becomes current when the batch does.
pub fn map_with_state<'s, K, V, S, M, F>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Piece<K, V>>,
    with: WithState<'s, K::Owned, S::Owned>,
    f: F,
) -> Mapped<'s, K, S, M>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    F: Fn(K, Option<V>, &mut State<S>) -> M,
{
    let pieces = if cell.is_idle() { Vec::new() } else { pieces };
    let (partition, is_left_out) = (cell.partition(), cell.is_left_out());
    // a key's own `Hash` and `Eq` are code of the user's too
    let comparing = OperatorGuard(op);
    cell.begin();
    let grouped = Grouped::new(op, cx.seed(), pieces);
    let Opened { state: store, written, saved, .. } = cell.open_window::<SparseState<K::Owned, S::Owned>>();
    let (coder, time) = (Coder::new(cx.seed()), cx.time().micros);
    let timeout = with.timeout.map(|timeout| u64::try_from(timeout.as_micros()).unwrap_or(u64::MAX));
    let base = Base { saved, initial: with.initial, partition };
    store.begin(cx.seed(), time, timeout, base, |key| coder.code(key));
    let SparseState { keys, states, idle, changes, .. } = store;
    let (keys, states) = (&*keys, &*states);
    if is_left_out {
        comparing.done();
        *written = Written::Not;
        return Mapped { records: Vec::new().into_iter(), snapshot: Snapshot { keys, states, changes } };
    }
    let call = |key, value, state: &mut State<S>| {
        state.removed = false;
        let running = OperatorGuard(op);
        let mapped = f(key, value, state);
        running.done();
        mapped
    };
    let (mut groups, values) = grouped.into_groups();
    let mut mapped = Vec::with_capacity(values.len());
    let mut values = values.into_iter();
    while groups.len() > 0 {
        keys.expect(groups.codes().take(GROUP));
        for group in groups.by_ref().take(GROUP) {
            let number = keys.find(group.code, &group.key);
            let before = number.and_then(|number| states.get(number));
            let existed = before.is_some();
            let mut state = State::new(before, false);
            // as long as it has a state, a key is the one that brought it
            let key = match number {
                Some(number) if !K::IS_WHOLE && existed => keys.get(number),
                _ => group.key,
            };
            for value in values.by_ref().take(group.value) {
                mapped.push(call(key.clone(), Some(value), &mut state));
            }
            let change = match state.value {
                Some(new) if state.changed => Change::Updated(new.store(&mut changes.arena)),
                Some(_) if idle.is_some() => Change::Seen,
                None if existed => Change::Removed,
                _ => continue,
            };
            let number = match number {
                Some(number) if existed => number,
                Some(number) => {
                    changes.born.again(number, key);
                    number
                }
                None => {
                    changes.born.push(group.code, key);
                    keys.len() + changes.born.len() - 1
                }
            };
            changes.list.push((number, change));
        }
    }
    keys.check_new(&changes.born);
    comparing.done();
    if let (Some(idle), Some(timeout)) = (idle, timeout) {
        let mut due: Vec<usize> = idle.before(time.saturating_sub(timeout)).collect();
        if !due.is_empty() {
            let mut seen: Vec<usize> = changes.list.iter().map(|(number, _)| *number).collect();
            seen.sort_unstable();
            due.retain(|number| seen.binary_search(number).is_err());
        }
        for number in due {
            let mut state = State::new(states.get(number), true);
            mapped.push(call(keys.get(number), None, &mut state));
            changes.list.push((number, Change::Removed));
        }
    }
    *written = Written::Whole;
    Mapped { records: mapped.into_iter(), snapshot: Snapshot { keys, states, changes } }
}

/// [`map_with_state`] for a closure that sees the time of the batch.
pub fn map_with_state_at<'s, K, V, S, M, F>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    pieces: Vec<Piece<K, V>>,
    with: WithState<'s, K::Owned, S::Owned>,
    f: F,
) -> Mapped<'s, K, S, M>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    F: Fn(BatchTime, K, Option<V>, &mut State<S>) -> M,
{
    let time = cx.time();
    map_with_state(cx, op, cell, pieces, with, |key, value, state: &mut State<S>| f(time, key, value, state))
}

/// What the closure gave, and the state after the batch.
pub struct Mapped<'s, K: Record, S: Record, M> {
    records: std::vec::IntoIter<M>,
    snapshot: Snapshot<'s, K::Owned, S::Owned>,
}

impl<'s, K: Record, S: Record, M> ShowsState for Mapped<'s, K, S, M> {
    type State = Snapshot<'s, K::Owned, S::Owned>;
    fn state(&self) -> Self::State {
        self.snapshot
    }
}

impl<K: Record, S: Record, M> Iterator for Mapped<'_, K, S, M> {
    type Item = M;
    #[inline]
    fn next(&mut self) -> Option<M> {
        self.records.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.records.size_hint()
    }
}

impl<K: Record, S: Record, M> fmt::Debug for Mapped<'_, K, S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mapped({} records)", self.records.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{SparseState, State, WithState, map_with_state};
    use crate::op::ShowsState as _;
    use crate::{
        cx::BatchCx,
        exec::{Exec, Local, Parts},
        kernel::KeepKeyed,
        record::{Arena, Str, key_group},
        state::{Groups, Slot},
    };
    use std::{
        collections::BTreeMap,
        panic::{AssertUnwindSafe, catch_unwind},
        time::Duration,
    };

    /// As Spark's `StateImpl`, whose errors are these too.
    #[test]
    fn a_state_may_be_removed_once_in_a_call_whether_it_exists_or_not() {
        let refused = |f: &mut dyn FnMut()| catch_unwind(AssertUnwindSafe(f)).is_err();
        for before in [None, Some(1)] {
            let mut state = State::new(before, false);
            state.remove();
            assert!(!state.exists() && state.get().is_none() && state.peek().is_none());
            assert!(refused(&mut || state.update(2)), "update after remove");
            assert!(refused(&mut || state.remove()), "remove after remove");
            // the next call
            state.removed = false;
            state.update(3);
            assert_eq!(state.get(), Some(3));
            let mut last = State::new(before, true);
            assert!(refused(&mut || last.update(2)) && refused(&mut || last.remove()), "while it times out");
            assert_eq!(last.get(), before);
        }
    }

    /// States are replaced, a key comes and goes by its timeout; what is kept is what is alive,
    /// within a factor.
    #[test]
    fn memory_is_that_of_the_keys_that_are_alive() {
        let exec = Local::new(1, 1);
        let slots = [Slot::default()];
        let mut naive: BTreeMap<String, (String, u64)> = BTreeMap::new();
        let (mut changed, mut scratch) = (Groups::none(), Arena::default());
        let n_batches = if cfg!(miri) { 12 } else { 300 };
        for seq in 0..n_batches {
            let cx = BatchCx::for_test(&exec, seq, &[], &slots);
            let mut words: Vec<String> = (0..40).map(|i| format!("{i} {}", "long ".repeat(50))).collect();
            words.push(format!("a key of batch {seq}"));
            let mut kept = KeepKeyed::new(cx.seed());
            words.iter().for_each(|word| kept.push((word.as_str(), word.as_str())));
            let mut pieces = Some(vec![kept.done()]);
            let mut entered = cx.enter(0);
            let parts =
                entered.with(Parts::share(exec.place(), 1, |_| pieces.take().expect("one partition")));
            let (pieces, cell) = parts.own.expect("no fault").pop().expect("one partition").data;
            if seq % 7 == 0 {
                assert_eq!(cell.take_dirty(), std::mem::replace(&mut changed, Groups::none()), "batch {seq}");
            }
            let bytes = cell.open::<SparseState<Str, Str>>().0.states.bytes();
            assert!(bytes < 100_000, "{bytes} in batch {seq}");
            let with = WithState { timeout: Some(Duration::from_micros(3)), initial: None };
            let snapshot = map_with_state(&cx, 0, cell, pieces, with, |_, word, last: &mut State<&str>| {
                if let Some(word) = word {
                    last.update(&word[..word.len() / 2]);
                }
            })
            .state();
            let before = naive.clone();
            for word in words.iter().cloned() {
                let half = word[..word.len() / 2].to_owned();
                naive.insert(word, (half, seq));
            }
            naive.retain(|_, (_, at)| seq - *at <= 3);
            let states: BTreeMap<String, String> =
                snapshot.iter().map(|(key, state)| (str::to_owned(key), str::to_owned(state))).collect();
            assert_eq!(states, naive.iter().map(|(key, (state, _))| (key.clone(), state.clone())).collect());
            drop(entered);
            // every fifth batch is thrown away, and its keys with it
            let commit = seq % 5 != 4;
            match commit {
                true => {
                    let gone = before.keys().filter(|key| !naive.contains_key(*key));
                    gone.chain(&words).for_each(|key| changed.insert(key_group(key, &mut scratch)));
                }
                false => naive = before,
            }
            slots[0].decide(seq, commit);
        }
        let cx = BatchCx::for_test(&exec, n_batches, &[], &slots);
        let mut entered = cx.enter(0);
        let parts = entered.with(Parts::share(exec.place(), 1, |_| ()));
        let ((), cell) = parts.own.expect("no fault").pop().expect("one partition").data;
        let (store, _) = cell.open::<SparseState<Str, Str>>();
        assert!(store.keys.len() < 3 * naive.len() + 64, "{} for {}", store.keys.len(), naive.len());
    }
}
