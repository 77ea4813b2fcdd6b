//! `update_state_by_key`: a state for each key, seen by the closure in every batch (Spark row PD-07).

use super::Grouped;
use crate::{
    exec::fault::Running,
    record::{Arena, Code, Group, In, Key, Stored},
    state::{Cell, Twin, Written},
};

/// The state of one partition as of one batch: keys in the order in which they were first seen.
struct States<K, S> {
    arena: Arena,
    entries: Vec<(Code, K, S)>,
}

impl<K, S> Default for States<K, S> {
    fn default() -> Self {
        States { arena: Arena::default(), entries: Vec::new() }
    }
}

/// Calls `f` once for every key that has a state or data, old keys first. The state of the batch before is only
/// read; the new one is written aside and becomes current when the batch does. Gives out the new states.
pub fn update_state<'s, K, V, S, F>(
    op: u32,
    cell: &'s mut Cell,
    input: &'s Grouped<K, V>,
    f: F,
) -> impl Iterator<Item = (K, S)>
where
    K: Key + In<'s> + Clone,
    S: In<'s>,
    V: In<'s>,
    F: Fn(Group<'s, V>, Option<S>) -> Option<S>,
{
    let (Twin { now, next }, written) = cell.open::<Twin<States<K::Owned, S::Owned>>>();
    next.arena.clear();
    next.entries.clear();
    let mut keep = |code: Code, key: K, values: Group<'s, V>, state: Option<S>| {
        let running = Running(op);
        let state = f(values, state);
        running.done();
        if let Some(state) = state {
            let key = key.store(&mut next.arena);
            let state = state.store(&mut next.arena);
            next.entries.push((code, key, state));
        }
    };
    let mut seen = vec![false; input.len()];
    for (code, key, state) in &now.entries {
        let (key, state): (K, S) = (key.view(&now.arena), state.view(&now.arena));
        match input.keys.find(*code, &key) {
            Some(at) => {
                seen[at] = true;
                keep(*code, key, input.values.of(at), Some(state));
            }
            None => keep(*code, key, Group::live(&[]), Some(state)),
        }
    }
    for (at, entry) in input.keys.entries().iter().enumerate().filter(|(at, _)| !seen[*at]) {
        // one clone for each key that is new to the state
        keep(entry.code, entry.key.clone(), input.values.of(at), None);
    }
    *written = Written::Whole;
    let States { arena, entries } = &*next;
    entries.iter().map(|(_, key, state)| (key.view(arena), state.view(arena)))
}
